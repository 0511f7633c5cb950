import { setTimeout as wait } from 'node:timers/promises';
import { UserError } from '../progress.mjs';
import { mailboxPort, stripeSandboxPort } from '../services/start-services.mjs';
import { hostOf, portOf } from './environment.mjs';
import { holderOf, isFree } from './ports.mjs';

/** After a kill the watchdog still ends what that run had started; its ports become free. */
const WAIT_AFTER_KILL_MS = 12_000;

/**
 * Refuses ports that another process listens on, all at once, before anything is started.
 * @param {import('./environment.mjs').Settings} settings
 * @param {boolean} wasKilled whether the last run was killed
 * @throws {UserError}
 */
export async function refuseTakenPorts(settings, wasKilled) {
  const wanted = [
    { name: 'PORT', port: portOf(settings), host: hostOf(settings) },
    { name: 'STRIPE_SANDBOX_PORT', port: stripeSandboxPort(settings) },
    { name: 'MAILBOX_PORT', port: mailboxPort(settings) },
    { name: 'METRICS_PORT', port: Number(settings.METRICS_PORT ?? 0) || undefined },
  ];
  const deadline = Date.now() + (wasKilled ? WAIT_AFTER_KILL_MS : 0);
  let problems = await portProblems(wanted);
  while (problems.length > 0 && Date.now() < deadline) {
    await wait(200);
    problems = await portProblems(wanted);
  }
  if (problems.length > 0) throw new UserError(problems.join('\n'));
}

/** @param {{ name: string, port: number | undefined, host?: string }[]} wanted */
async function portProblems(wanted) {
  const problems = [];
  const seen = new Map();
  for (const { name, port, host } of wanted) {
    if (port === undefined || Number.isNaN(port)) continue;
    if (seen.has(port)) problems.push(`Port ${port} is given twice: ${seen.get(port)} and ${name}.`);
    seen.set(port, name);
    if (await isFree(port, host)) continue;
    const holder = holderOf(port) ?? 'a process that this user may not see, perhaps another `npm start`';
    problems.push(
      `Port ${port} (${name}) is taken by ${holder}. Stop it, or choose another: ${name}=${port + 10}`,
    );
  }
  return problems;
}
