import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';
import { end } from './end-process.mjs';
import { watch } from './watchdog-client.mjs';

/**
 * What ends first when everything ends: the doors drain while the things they lean on still stand.
 * @type {{ door: 1, standIn: 2, database: 3 }}
 */
export const stage = { door: 1, standIn: 2, database: 3 };

/** @type {import('./end-process.mjs').Plan} */
const politely = [
  ['SIGTERM', 5000],
  ['SIGKILL', 2000],
];

/**
 * @typedef {object} Child
 * @property {string} name
 * @property {number} pid
 * @property {Promise<{ code: number | null, signal: string | null }>} exited
 * @property {() => boolean} running
 * @property {(quick?: boolean) => Promise<void>} stop ends it by its plan, or by the quick one
 *
 * @typedef {object} Orders
 * @property {import('./end-process.mjs').Plan} [plan]
 * @property {import('./end-process.mjs').Plan} [quickPlan] for people in a hurry; default: the last step of the plan
 * @property {number} [stage]
 * @property {boolean} [group] signals go to its whole process group (a tool that starts processes of its own)
 * @property {string} [logFile] where its output goes; inherited when not given
 * @property {string} [input] what it reads on standard input; else a pipe that closes when the launcher dies
 */

/** @type {Set<{ stage: number, stop: (quick?: boolean) => Promise<void> }>} what runs now */
const live = new Set();
let stopping = false;

/** Whether everything is being stopped: nothing is started any more, and what ends is not brought back. */
export const isStopping = () => stopping;

/**
 * Ends all that was started here, in order: first the doors, then what they lean on, the databases last. Called again
 * with `quick`, it hurries what still runs.
 * @param {boolean} [quick]
 */
export async function stopEverything(quick = false) {
  stopping = true;
  for (const each of Object.values(stage)) {
    const ending = [...live].filter((child) => child.stage === each);
    await Promise.all(ending.map((child) => child.stop(quick)));
  }
}

/**
 * What reads its settings begins only when it is told to, after the watchdog knows of it: from a launcher that is killed
 * in that very moment it would read nothing, and run for ever as nobody wanted it.
 */
const ONCE_TOLD = 'read -r word && exec "$0" "$@"';

/**
 * Starts a process in a group of its own, so that a Ctrl-C in the terminal reaches only the launcher, which then
 * ends its children in order. Should the launcher be killed, the watchdog does it.
 * @param {string} name
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & Orders} [options]
 * @returns {Child}
 */
export function launch(name, command, args, options = {}) {
  const { plan = politely, stage: order = stage.standIn, group = false, logFile, input, ...rest } = options;
  const { quickPlan = plan.slice(-1), ...spawnOptions } = rest;
  refuseWhenStopping(name);
  const log = logFile ? openLog(logFile) : undefined;
  const out = log ?? 'inherit';
  const words = input === undefined ? [command, ...args] : ['/bin/sh', '-c', ONCE_TOLD, command, ...args];
  const child = spawn(words[0] ?? '', words.slice(1), {
    ...{ stdio: ['pipe', out, out], detached: true },
    ...spawnOptions,
  });
  if (log !== undefined) closeSync(log);
  const exited = endOf(child);
  child.stdin?.on('error', () => {});
  const pid = child.pid ?? 0;
  const target = { pid, group, plan };
  watch({ ...target, stage: order }, exited);
  if (input !== undefined) child.stdin?.end(`begin\n${input}`);
  const running = () => pid > 0 && child.exitCode === null && child.signalCode === null;
  const stop = async (quick = false) => {
    if (running()) await end(quick ? { ...target, plan: quickPlan } : target);
    if (pid) await exited;
  };
  keepInMind({ stage: order, stop }, exited);
  return { name, pid, exited, running, stop };
}

/**
 * Runs a command to its end. It is watched too: it does not outlive a launcher that is killed.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { onLine?: (line: string) => void }} [options] `onLine` is given
 *   each line of its standard output as it comes
 * @returns {Promise<{ code: number, text: string }>} its exit code and all it said, both streams in one
 */
export async function run(command, args, { onLine, ...options } = {}) {
  refuseWhenStopping(command);
  const child = spawn(command, args, { detached: true, ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = endOf(child);
  const target = { pid: child.pid ?? 0, group: true, plan: politely };
  watch({ ...target, stage: stage.door }, ended);
  keepInMind({ stage: stage.door, stop: async () => void (await end(target)) }, ended);
  let text = '';
  let line = '';
  child.stderr.on('data', (chunk) => {
    text += chunk;
  });
  child.stdout.on('data', (chunk) => {
    text += chunk;
    const lines = (line + chunk).split('\n');
    line = lines.pop() ?? '';
    for (const each of lines) onLine?.(each);
  });
  await new Promise((resolve) => child.once('close', resolve).once('error', resolve));
  const { code, signal } = await ended;
  return {
    code: code ?? 1,
    text: text.trim() || (code === 0 ? '' : `${command}: ${signal ?? `ended with ${code}`}`),
  };
}

/** @param {string} name */
function refuseWhenStopping(name) {
  if (stopping) throw new Error(`${name} is not started: everything is being stopped`);
}

/**
 * @param {{ stage: number, stop: (quick?: boolean) => Promise<void> }} child
 * @param {Promise<unknown>} exited
 */
function keepInMind(child, exited) {
  live.add(child);
  exited.then(() => live.delete(child));
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Child['exited']} a command that cannot be started ends with 127 and the reason
 */
const endOf = (child) =>
  new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', (error) => resolve({ code: 127, signal: error.message }));
  });

/**
 * The last lines of a log, for the moment something went wrong.
 * @param {string} logFile
 * @param {number} [count]
 */
export function tail(logFile, count = 12) {
  try {
    return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
  } catch {
    return '';
  }
}

/** @param {string} path */
function openLog(path) {
  const LARGEST = 5_000_000;
  mkdirSync(dirname(path), { recursive: true });
  try {
    if (statSync(path).size > LARGEST) truncateSync(path);
  } catch {
    // no log yet
  }
  return openSync(path, 'a', 0o600);
}
