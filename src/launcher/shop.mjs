import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { stage, stopEverything } from './processes/children.mjs';
import { watch } from './processes/watchdog-client.mjs';
import { briefTeller } from './progress.mjs';
import { runCommand } from './run-command.mjs';
import { useRunningServices } from './services/use-running-services.mjs';
import { inRoot } from './settings/paths.mjs';

/** `npm run shop -- <noun> <verb> …`: the command line, with everything it works on. Its exit code is ours. */
runCommand(async (say) => {
  const settings = await useRunningServices(say, '`npm run shop`');
  const code = await commandLine(settings, process.argv.slice(2));
  await stopEverything();
  process.exit(code);
}, briefTeller());

/**
 * It stays in our process group: a Ctrl-C in the terminal reaches it directly, and it may ask questions there.
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
    watch({ pid: child.pid ?? 0, plan, stage: stage.door }, ended);
  });
}
