import { setTimeout as wait } from 'node:timers/promises';
import { Refusal } from '../progress.mjs';
import { mailboxPort, stripeSandboxPort } from '../services/start-services.mjs';
import { hostOf, portOf } from './environment.mjs';
import { holderOf, isFree } from './ports.mjs';

/** What a killed run had started is still being ended: its ports come free by themselves. */
const PATIENCE_AFTER_A_KILL = 12_000;

/**
 * Before anything is started: every port that somebody else already has, by name.
 * @param {import('./environment.mjs').Settings} settings
 * @param {boolean} afterKill whether the last run was killed
 * @throws {Refusal}
 */
export async function refuseTakenPorts(settings, afterKill) {
  const wanted = [
    { name: 'PORT', port: portOf(settings), host: hostOf(settings) },
    { name: 'STRIPE_SANDBOX_PORT', port: stripeSandboxPort(settings) },
    { name: 'MAILBOX_PORT', port: mailboxPort(settings) },
    { name: 'METRICS_PORT', port: Number(settings.METRICS_PORT ?? 0) || undefined },
  ];
  const deadline = Date.now() + (afterKill ? PATIENCE_AFTER_A_KILL : 0);
  let complaints = await complaintsAbout(wanted);
  while (complaints.length > 0 && Date.now() < deadline) {
    await wait(200);
    complaints = await complaintsAbout(wanted);
  }
  if (complaints.length > 0) throw new Refusal(complaints.join('\n'));
}

/** @param {{ name: string, port: number | undefined, host?: string }[]} wanted */
async function complaintsAbout(wanted) {
  const complaints = [];
  const seen = new Map();
  for (const { name, port, host } of wanted) {
    if (port === undefined || Number.isNaN(port)) continue;
    if (seen.has(port)) complaints.push(`Port ${port} is given twice: ${seen.get(port)} and ${name}.`);
    seen.set(port, name);
    if (await isFree(port, host)) continue;
    const holder = holderOf(port) ?? 'a process that this user may not see, perhaps another `npm start`';
    complaints.push(
      `Port ${port} (${name}) is taken by ${holder}. Stop it, or choose another: ${name}=${port + 10}`,
    );
  }
  return complaints;
}
