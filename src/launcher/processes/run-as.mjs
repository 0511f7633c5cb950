import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';

/**
 * @typedef {object} Account
 * @property {string} name
 * @property {number} uid
 * @property {number} gid
 */

/**
 * The account PostgreSQL runs as when this process is root, as which it refuses to run: the owner of the data folder when
 * there is one, else `postgres`, else `nobody`.
 * @param {string} [dir] the data folder
 * @returns {Account | undefined} undefined when this process is not root: then every server runs as its user
 */
export function unprivilegedUser(dir) {
  if (process.getuid?.() !== 0) return undefined;
  const owner = dir && existsSync(dir) ? statSync(dir) : undefined;
  if (owner && owner.uid !== 0) return { name: `number ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const wanted of ['postgres', 'nobody']) {
    const [name, , uid, gid] = accounts.find(([name]) => name === wanted) ?? [];
    if (name) return { name, uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL cannot run as root and this system has neither a user postgres nor nobody');
}

/**
 * The options of `spawn` that start a process as that account, in a working folder that every account may enter.
 * @param {Account | undefined} account
 */
export const asAccount = (account) => (account ? { uid: account.uid, gid: account.gid, cwd: '/' } : {});

/**
 * Whether that account can reach a file or a folder, through every folder above it.
 * @param {string} path
 * @param {Account | undefined} account
 * @param {'rx' | 'x'} [how] rx: read it, and run or enter it; x: pass through it
 */
export function canReach(path, account, how = 'rx') {
  if (!account) return true;
  const question = how === 'x' ? 'test -x "$1"' : 'test -r "$1" && test -x "$1"';
  const asked = spawnSync('/bin/sh', ['-c', question, 'sh', path], {
    ...asAccount(account),
    stdio: 'ignore',
  });
  return asked.status === 0;
}
