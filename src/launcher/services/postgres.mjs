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
import { lastLines } from '../logs/log-file.mjs';
import { launch, run, stage } from '../processes/children.mjs';
import { asAccount, canReach, unprivilegedUser } from '../processes/run-as.mjs';
import { removeAtTheEnd } from '../processes/watchdog-client.mjs';
import { freePort } from '../settings/ports.mjs';
import { randomSecret } from '../settings/secrets.mjs';
import { postgresBinaries } from './postgres-binaries.mjs';
import { stopOrphan } from './postgres-orphan.mjs';

/** The superuser of every database cluster made here. */
const SUPERUSER = 'postgres';
const READY_TIMEOUT_MS = 30_000;

/**
 * @typedef {object} PostgresOptions
 * @property {string} dir the data folder; made and initialised when it is missing
 * @property {string} [password] the superuser's, at first start and later; random when not given (for tests)
 * @property {boolean} [durable] true: every durability setting is on; false: they are off, for tests
 * @property {number} [port] a port of the loopback address; a free one when not given
 * @property {number} [maxConnections]
 * @property {string} [logFile]
 *
 * @typedef {import('../processes/children.mjs').Child & { url: string, port: number, password: string }} Postgres
 */

/**
 * Starts a PostgreSQL on the loopback address and waits until it is ready. Its `url` is the superuser's, to the database
 * `postgres`.
 * @param {PostgresOptions} options
 * @returns {Promise<Postgres>}
 * @throws {Error} with the last lines of its log when it does not start
 */
export async function startPostgres(options) {
  const { dir, durable = true, maxConnections = 100, logFile = `${dir}.log` } = options;
  refuseOtherOwner(dir);
  const account = unprivilegedUser(dir);
  const binaries = postgresBinaries(account);
  const password = options.password ?? randomSecret();
  const isNew = !existsSync(join(dir, 'PG_VERSION'));
  if (isNew) await initialise({ dir, durable, password, account, binaries });
  else await stopOrphan(dir);
  const port = options.port ?? (await freePort());
  const settings = {
    port,
    max_connections: maxConnections,
    ...baseSettings,
    ...(durable ? durableSettings : testSettings),
  };
  const args = [
    '-D',
    dir,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const child = launch('PostgreSQL', join(binaries, 'postgres'), args, {
    ...asAccount(account),
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
  await waitUntilReady(child, dir, logFile);
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

const baseSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  shared_buffers: '64MB',
};
const durableSettings = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };
const testSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_wal_size: '2GB',
  autovacuum_naptime: '10s',
};

/**
 * @param {string} dir
 * @throws {Error} when the folder belongs to another user: PostgreSQL would refuse it
 */
function refuseOtherOwner(dir) {
  const me = process.getuid?.() ?? 0;
  if (me === 0 || !existsSync(dir) || statSync(dir).uid === me) return;
  throw new Error(`${dir} belongs to another user; start the shop as the user who started it first`);
}

/** @param {{ dir: string, durable: boolean, password: string, account: import('../processes/run-as.mjs').Account | undefined, binaries: string }} given */
async function initialise({ dir, durable, password, account, binaries }) {
  const unfinished = `${dir}.new`; // renamed at the end: a start that is killed leaves no half-made data folder
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  if (account) chownSync(unfinished, account.uid, account.gid);
  if (!canReach(unfinished, account)) {
    throw new Error(`PostgreSQL runs as the user ${account?.name}, who may not enter a folder above ${dir}`);
  }
  const passwordFile = join(tmpdir(), `lectern-${randomSecret()}`);
  removeAtTheEnd(passwordFile);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  const settings = ['-U', SUPERUSER, '-E', 'UTF8', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
  settings.push(durable ? '--data-checksums' : '--no-sync');
  try {
    let problem = await initdb(binaries, unfinished, [...settings, '--locale=C.UTF-8'], account);
    // Some systems have no C.UTF-8. initdb removes what it made when it fails, so it can run again.
    if (problem.includes('locale'))
      problem = await initdb(binaries, unfinished, [...settings, '--locale=C'], account);
    if (problem) throw new Error(`PostgreSQL could not make its data folder ${dir}:\n${problem}`);
    renameSync(unfinished, dir);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/**
 * @param {string} binaries
 * @param {string} dir
 * @param {string[]} settings
 * @param {import('../processes/run-as.mjs').Account | undefined} account
 * @returns {Promise<string>} the error; empty when there is none
 */
async function initdb(binaries, dir, settings, account) {
  const options = { ...asAccount(account), env: postgresEnvironment() };
  const { code, text } = await run(join(binaries, 'initdb'), ['-D', dir, ...settings], options);
  return code === 0 ? '' : text;
}

/** The server gets nothing of this environment (PGDATA, LANG, secrets). */
const postgresEnvironment = () => ({ PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C' });

/**
 * @param {import('../processes/children.mjs').Child} child
 * @param {string} dir
 * @param {string} logFile
 */
async function waitUntilReady(child, dir, logFile) {
  const STATUS_LINE = 7; // of postmaster.pid, counted from 0
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < deadline && child.running()) {
    const lines = pidFile(dir);
    if (Number(lines[0]) === child.pid && lines[STATUS_LINE]?.trim() === 'ready') return;
    await wait(15);
  }
  await child.stop(true);
  throw new Error(`PostgreSQL did not start:\n${lastLines(logFile)}`);
}

/** @param {string} dir */
function pidFile(dir) {
  try {
    return readFileSync(join(dir, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}
