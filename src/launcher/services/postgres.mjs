import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { launch, run, stage, tail } from '../processes/children.mjs';
import { as, canReach, unprivilegedUser } from '../processes/run-as.mjs';
import { removeAtTheEnd } from '../processes/watchdog-client.mjs';
import { freePort } from '../settings/ports.mjs';
import { randomSecret } from '../settings/secrets.mjs';
import { postgresBinaries } from './postgres-binaries.mjs';
import { endOrphan } from './postgres-orphan.mjs';

/** The superuser of every cluster made here. */
const SUPERUSER = 'postgres';
const READY_WITHIN = 30_000;

/**
 * @typedef {object} PostgresOptions
 * @property {string} dir the data folder; made and initialised when it is missing
 * @property {string} [password] the superuser's, at first start and later; made up when not given (scratch clusters)
 * @property {boolean} [durable] true: every durability setting stays on. false: as fast as a test wants it
 * @property {number} [port] a port of the loopback address; a free one when not given
 * @property {number} [maxConnections]
 * @property {string} [logFile]
 *
 * @typedef {import('../processes/children.mjs').Child & { url: string, port: number, password: string }} Postgres
 */

/**
 * Starts a PostgreSQL of our own on the loopback address and waits until it answers. Its `url` is the superuser's, to
 * the database `postgres`.
 * @param {PostgresOptions} options
 * @returns {Promise<Postgres>}
 * @throws {Error} with the server's last words when it does not come up
 */
export async function startPostgres(options) {
  const { dir, durable = true, maxConnections = 100, logFile = `${dir}.log` } = options;
  refuseForeign(dir);
  const person = unprivilegedUser(dir);
  const binaries = postgresBinaries(person);
  const password = options.password ?? randomSecret();
  const fresh = !existsSync(join(dir, 'PG_VERSION'));
  if (fresh) await initialise({ dir, durable, password, person, binaries });
  else await endOrphan(dir);
  const port = options.port ?? (await freePort());
  const settings = { port, max_connections: maxConnections, ...placement, ...(durable ? durability : haste) };
  const args = [
    '-D',
    dir,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const child = launch('PostgreSQL', join(binaries, 'postgres'), args, {
    ...as(person),
    env: postgresEnvironment(),
    logFile,
    stage: stage.database,
    plan: [
      ['SIGINT', 6000],
      ['SIGQUIT', 2000],
      ['SIGKILL', 2000],
    ],
    quickPlan: [
      ['SIGQUIT', 2000],
      ['SIGKILL', 2000],
    ],
  });
  await untilReady(child, dir, logFile);
  return {
    ...child,
    port,
    password,
    url: databaseUrl({ user: SUPERUSER, password, port, database: 'postgres' }),
  };
}

/**
 * @param {{ user: string, password: string, port: number, database: string }} parts
 */
export const databaseUrl = ({ user, password, port, database }) =>
  `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;

const placement = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  shared_buffers: '64MB',
};
const durability = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };
const haste = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_wal_size: '2GB',
  autovacuum_naptime: '10s',
};

/**
 * @param {string} dir
 * @throws {Error} when another user made the folder: PostgreSQL runs on its own data only
 */
function refuseForeign(dir) {
  const me = process.getuid?.() ?? 0;
  if (me === 0 || !existsSync(dir) || statSync(dir).uid === me) return;
  throw new Error(`${dir} belongs to another user; start the shop as the user who started it first`);
}

/** @param {{ dir: string, durable: boolean, password: string, person: import('../processes/run-as.mjs').Person | undefined, binaries: string }} given */
async function initialise({ dir, durable, password, person, binaries }) {
  const unfinished = `${dir}.new`; // a start that is killed meanwhile leaves no half of a data folder
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  if (person) chownSync(unfinished, person.uid, person.gid);
  if (!canReach(unfinished, person)) {
    throw new Error(
      `PostgreSQL runs as the user ${person?.name}, who cannot reach ${dir}: a folder above it is closed`,
    );
  }
  const passwordFile = join(tmpdir(), `lectern-${randomSecret()}`);
  removeAtTheEnd(passwordFile);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (person) chownSync(passwordFile, person.uid, person.gid);
  const settings = ['-U', SUPERUSER, '-E', 'UTF8', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
  settings.push(durable ? '--data-checksums' : '--no-sync');
  try {
    let outcome = await initdb(binaries, unfinished, [...settings, '--locale=C.UTF-8'], person);
    // Some systems have no C.UTF-8; initdb cleans up after itself, so it may simply be asked again.
    if (outcome.includes('locale'))
      outcome = await initdb(binaries, unfinished, [...settings, '--locale=C'], person);
    if (outcome) throw new Error(`PostgreSQL could not make its data folder ${dir}:\n${outcome}`);
    renameSync(unfinished, dir);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/**
 * @param {string} binaries
 * @param {string} dir
 * @param {string[]} settings
 * @param {import('../processes/run-as.mjs').Person | undefined} person
 * @returns {Promise<string>} what went wrong; empty when nothing did
 */
async function initdb(binaries, dir, settings, person) {
  const options = { ...as(person), env: postgresEnvironment() };
  const { code, text } = await run(join(binaries, 'initdb'), ['-D', dir, ...settings], options);
  return code === 0 ? '' : text;
}

/** Nothing of ours (PGDATA, LANG, secrets) may leak into the server. */
const postgresEnvironment = () => ({ PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C' });

/**
 * @param {import('../processes/children.mjs').Child} child
 * @param {string} dir
 * @param {string} logFile
 */
async function untilReady(child, dir, logFile) {
  const STATUS_LINE = 7;
  const deadline = Date.now() + READY_WITHIN;
  while (Date.now() < deadline && child.running()) {
    const lines = pidFile(dir);
    if (Number(lines[0]) === child.pid && lines[STATUS_LINE]?.trim() === 'ready') return;
    await wait(15);
  }
  await child.stop(true);
  throw new Error(`PostgreSQL did not start:\n${tail(logFile)}`);
}

/** @param {string} dir */
function pidFile(dir) {
  try {
    return readFileSync(join(dir, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}
