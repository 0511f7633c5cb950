import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { openLogFile } from '../logs/log-file.mjs';
import { endProcess } from './end-process.mjs';
import { watch } from './watchdog-client.mjs';

/**
 * The order in which everything is stopped: the web server and the jobs first, while what they use still runs.
 * @type {{ web: 1, standIn: 2, database: 3 }}
 */
export const stage = { web: 1, standIn: 2, database: 3 };

/** @type {import('./end-process.mjs').Plan} */
const defaultPlan = [
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
 * @typedef {object} LaunchOptions
 * @property {import('./end-process.mjs').Plan} [plan]
 * @property {import('./end-process.mjs').Plan} [quickPlan] default: the last step of the plan
 * @property {number} [stage]
 * @property {boolean} [group] whether signals go to its whole process group (a tool that starts processes of its own)
 * @property {string} [logFile] the file its output is appended to; inherited when neither this nor `onOutput` is given
 * @property {(text: string) => void} [onOutput] is given its output, whole lines at a time
 * @property {string} [input] what it reads on standard input; else a pipe that closes when the launcher dies
 */

/** @type {Set<{ stage: number, stop: (quick?: boolean) => Promise<void> }>} */
const running = new Set();
let stopping = false;

/** Whether everything is being stopped: nothing is started any more, and nothing that ends is started again. */
export const isStopping = () => stopping;

/**
 * Stops everything that was started here, stage by stage. Called again with `quick`, it shortens the wait.
 * @param {boolean} [quick]
 */
export async function stopEverything(quick = false) {
  stopping = true;
  for (const each of Object.values(stage)) {
    const ending = [...running].filter((child) => child.stage === each);
    await Promise.all(ending.map((child) => child.stop(quick)));
  }
}

/**
 * A server that reads its settings from standard input starts only after the watchdog was told about it. Otherwise a
 * launcher that is killed in between would leave one running with empty settings.
 */
const START_AFTER_INPUT = 'read -r word && exec "$0" "$@"';

/**
 * Starts a process in a group of its own: a Ctrl-C in the terminal reaches only the launcher, which stops its children in
 * order. When the launcher is killed, the watchdog stops them.
 * @param {string} name
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & LaunchOptions} [options]
 * @returns {Child}
 */
export function launch(name, command, args, options = {}) {
  const { plan = defaultPlan, stage: ownStage = stage.standIn, group = false, logFile, ...rest } = options;
  const { quickPlan = plan.slice(-1), input, onOutput, ...spawnOptions } = rest;
  refuseWhenStopping(name);
  const log = logFile ? openLogFile(logFile) : undefined;
  const output = onOutput ? 'pipe' : (log ?? 'inherit');
  const words =
    input === undefined ? [command, ...args] : ['/bin/sh', '-c', START_AFTER_INPUT, command, ...args];
  const child = spawn(words[0] ?? '', words.slice(1), {
    ...{ stdio: ['pipe', output, output], detached: true },
    ...spawnOptions,
  });
  if (log !== undefined) closeSync(log);
  const exited = endOf(child);
  child.stdin?.on('error', () => {});
  if (onOutput) for (const stream of [child.stdout, child.stderr]) forEachLines(stream, onOutput);
  const pid = child.pid ?? 0;
  const target = { pid, group, plan };
  watch({ ...target, stage: ownStage }, exited);
  if (input !== undefined) child.stdin?.end(`begin\n${input}`);
  const isRunning = () => pid > 0 && child.exitCode === null && child.signalCode === null;
  const stop = async (quick = false) => {
    if (isRunning()) await endProcess(quick ? { ...target, plan: quickPlan } : target);
    if (pid) await exited;
  };
  track({ stage: ownStage, stop }, exited);
  return { name, pid, exited, running: isRunning, stop };
}

/**
 * Runs a command to its end. The watchdog ends it when the launcher is killed.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { onLine?: (line: string) => void }} [options] `onLine` is given
 *   each line of its standard output as it comes
 * @returns {Promise<{ code: number, text: string }>} its exit code and its output, both streams in one
 */
export async function run(command, args, { onLine, ...options } = {}) {
  refuseWhenStopping(command);
  const child = spawn(command, args, { detached: true, ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = endOf(child);
  const target = { pid: child.pid ?? 0, group: true, plan: defaultPlan };
  watch({ ...target, stage: stage.web }, ended);
  track({ stage: stage.web, stop: async () => void (await endProcess(target)) }, ended);
  let text = '';
  child.stderr.on('data', (chunk) => {
    text += chunk;
  });
  child.stdout.on('data', (chunk) => {
    text += chunk;
  });
  if (onLine) forEachLines(child.stdout, (lines) => lines.trimEnd().split('\n').forEach(onLine));
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
function track(child, exited) {
  running.add(child);
  exited.then(() => running.delete(child));
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
 * @param {import('node:stream').Readable | null} stream
 * @param {(lines: string) => void} take is given whole lines
 */
function forEachLines(stream, take) {
  let rest = '';
  stream?.setEncoding('utf8').on('data', (chunk) => {
    const end = chunk.lastIndexOf('\n') + 1;
    if (end > 0) take(rest + chunk.slice(0, end));
    rest = end > 0 ? chunk.slice(end) : rest + chunk;
  });
  stream?.once('end', () => rest && take(`${rest}\n`));
}
