import { setTimeout as wait } from 'node:timers/promises';
import { holdLock } from '../processes/lock.mjs';
import { publicBecause, readSettings } from '../settings/environment.mjs';
import { freePort } from '../settings/ports.mjs';
import { runningSettings } from '../settings/run-file.mjs';
import { mailboxPort, startServices, stripeSandboxPort } from './start-services.mjs';

const WAIT_MS = 30_000;

/**
 * The settings for a command beside the shop: services that the environment names, else those of the `npm start` that
 * runs in this folder, else stand-ins that run as long as the command.
 * @param {import('../progress.mjs').Progress} progress
 * @param {string} what the command, as others are told while they wait for it
 * @returns {Promise<import('../settings/environment.mjs').Settings>}
 * @throws {import('../progress.mjs').UserError} when another command uses the data
 */
export async function useRunningServices(progress, what) {
  const settings = readSettings();
  if (publicBecause(settings)) return settings;
  const deadline = Date.now() + WAIT_MS;
  for (;;) {
    const running = runningSettings();
    if (running) return { ...running, ...settings };
    try {
      await holdLock(what);
      break;
    } catch (error) {
      if (Date.now() > deadline) throw error; // an `npm start` that is still starting publishes its settings soon
      await wait(200);
    }
  }
  const stripePort = stripeSandboxPort(settings) && (await freePort(stripeSandboxPort(settings)));
  const mailPort = mailboxPort(settings) && (await freePort(mailboxPort(settings)));
  return (await startServices(progress, settings, { stripePort, mailPort })).settings;
}
