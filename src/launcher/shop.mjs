import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { run, stage, stopEverything } from './processes/children.mjs';
import { watch } from './processes/watchdog-client.mjs';
import { createBriefProgress } from './progress.mjs';
import { runCommand } from './run-command.mjs';
import { useRunningServices } from './services/use-running-services.mjs';
import { withPlaceholders } from './settings/check-settings.mjs';
import { publicBecause, readSettings } from './settings/environment.mjs';
import { inRoot } from './settings/paths.mjs';
import { runningSettings } from './settings/run-file.mjs';

runCommand(runShopCommand, { progress: createBriefProgress() });

/**
 * `npm run shop -- <noun> <verb> …`: the command line, with the services it works on. Its exit code is this one's.
 * @param {import('./progress.mjs').Progress} progress
 */
async function runShopCommand(progress) {
  const args = process.argv.slice(2);
  const settings = readSettings();
  if (args.length === 0 || args.includes('--help'))
    process.exit(await commandLine(withPlaceholders(settings), args));
  if (!publicBecause(settings) && !runningSettings()) await refuseUnknownCommand(settings, args);
  const code = await commandLine(await useRunningServices(progress, '`npm run shop`'), args);
  await stopEverything();
  process.exit(code);
}

/**
 * Asks the command line whether it knows a command, before services are started for it.
 * @param {import('./settings/environment.mjs').Settings} settings
 * @param {string[]} args
 */
async function refuseUnknownCommand(settings, args) {
  const question = [inRoot('src', 'cli.ts'), ...args.slice(0, 2), '--help'];
  const { code, text } = await run(process.execPath, question, { env: withPlaceholders(settings) });
  if (code === 0) return;
  process.stderr.write(`${text}\n`);
  process.exit(code);
}

/**
 * Runs the command line in this process group: Ctrl-C in the terminal reaches it, and it may ask questions there.
 * @param {import('./settings/environment.mjs').Settings} env
 * @param {string[]} args
 * @returns {Promise<number>}
 */
function commandLine(env, args) {
  const child = spawn(process.execPath, [inRoot('src', 'cli.ts'), ...args], { env, stdio: 'inherit' });
  /** @type {import('./processes/end-process.mjs').Plan} */
  const plan = [
    ['SIGTERM', 5000],
    ['SIGKILL', 1000],
  ];
  process.on('SIGINT', () => {});
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.once('error', () => resolve(2));
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
    const ended = new Promise((gone) => child.once('exit', gone).once('error', gone));
    watch({ pid: child.pid ?? 0, plan, stage: stage.web }, ended);
  });
}
