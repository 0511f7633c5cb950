import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';

/**
 * @typedef {object} Person
 * @property {string} name
 * @property {number} uid
 * @property {number} gid
 */

/**
 * PostgreSQL refuses to run as root, so root lends it a lesser account: the owner of the data folder when there is one
 * already, else `postgres`, else `nobody`.
 * @param {string} [dir] the data folder
 * @returns {Person | undefined} undefined when we are not root: then everything runs as who we are
 */
export function unprivilegedUser(dir) {
  if (process.getuid?.() !== 0) return undefined;
  const owner = dir && existsSync(dir) ? statSync(dir) : undefined;
  if (owner && owner.uid !== 0) return { name: `number ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  const people = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const wanted of ['postgres', 'nobody']) {
    const [name, , uid, gid] = people.find(([name]) => name === wanted) ?? [];
    if (name) return { name, uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL cannot run as root and this system has neither a user postgres nor nobody');
}

/**
 * What `spawn` needs to start something as that person, from a folder everybody may stand in.
 * @param {Person | undefined} person
 */
export const as = (person) => (person ? { uid: person.uid, gid: person.gid, cwd: '/' } : {});

/**
 * Whether that person can reach a file or a folder, through every folder above it.
 * @param {string} path
 * @param {Person | undefined} person
 * @param {'rx' | 'x'} [how] to read and enter or run it, or merely to pass through
 */
export function canReach(path, person, how = 'rx') {
  if (!person) return true;
  const question = how === 'x' ? 'test -x "$1"' : 'test -r "$1" && test -x "$1"';
  const asked = spawnSync('/bin/sh', ['-c', question, 'sh', path], {
    ...as(person),
    stdio: 'ignore',
  });
  return asked.status === 0;
}
