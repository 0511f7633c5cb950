import { setTimeout as wait } from 'node:timers/promises';
import { holdLock } from '../processes/lock.mjs';
import { publicBecause, readSettings } from '../settings/environment.mjs';
import { freePort } from '../settings/ports.mjs';
import { runningSettings } from '../settings/run-file.mjs';
import { mailboxPort, startServices, stripeSandboxPort } from './start-services.mjs';

const PATIENCE = 30_000;

/**
 * What a command beside the shop works on: the services that the environment names, else those of the `npm start` that
 * runs in this folder, else stand-ins for as long as the command takes.
 * @param {import('../progress.mjs').Teller} say
 * @param {string} what the command, for whoever has to wait for it
 * @returns {Promise<import('../settings/environment.mjs').Settings>}
 * @throws {import('../progress.mjs').Refusal} when another command keeps the data to itself
 */
export async function useRunningServices(say, what) {
  const settings = readSettings();
  if (publicBecause(settings)) return settings;
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const running = runningSettings();
    if (running) return { ...running, ...settings };
    try {
      await holdLock(what);
      break;
    } catch (error) {
      if (Date.now() > deadline) throw error; // an `npm start` that is still starting writes down where it runs
      await wait(200);
    }
  }
  const stripePort = stripeSandboxPort(settings) && (await freePort(stripeSandboxPort(settings)));
  const mailPort = mailboxPort(settings) && (await freePort(mailboxPort(settings)));
  return (await startServices(say, settings, { stripePort, mailPort })).settings;
}
