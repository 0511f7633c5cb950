import { holdLock } from './processes/lock.mjs';
import { runUntilStopped } from './processes/stop.mjs';
import { UserError } from './progress.mjs';
import { runCommand } from './run-command.mjs';
import { migrateShop, prepareShop } from './services/prepare-shop.mjs';
import { startServices } from './services/start-services.mjs';
import { checkSettings } from './settings/check-settings.mjs';
import { publicBecause, readSettings } from './settings/environment.mjs';
import { publishRun } from './settings/run-file.mjs';
import { refuseTakenPorts } from './settings/taken-ports.mjs';
import { ensureBuild, isBuilt } from './shop/build.mjs';
import { openForDevelopment, openShop } from './shop/start-shop.mjs';
import { printWelcome } from './shop/welcome.mjs';

/**
 * @typedef {import('./progress.mjs').Progress} Progress
 * @typedef {import('./settings/environment.mjs').Settings} Settings
 */

runCommand(start, { flags: ['--dev'] });

/**
 * `npm start`, and with `--dev` `npm run dev`.
 * @param {Progress} progress
 */
async function start(progress) {
  const isDevelopment = process.argv.includes('--dev');
  const settings = readSettings();
  await checkSettings(settings);
  const isPublic = publicBecause(settings) !== undefined;
  if (isPublic && !isDevelopment && !isBuilt()) {
    throw new UserError('The shop is not built yet: run `npm run build`, then start it again.');
  }
  const { wasKilled } = await holdLock(isDevelopment ? '`npm run dev`' : '`npm start`');
  await refuseTakenPorts(settings, wasKilled);
  const open = isPublic ? openPublicShop : isDevelopment ? openDevelopmentShop : openLocalShop;
  await runUntilStopped(progress, () => open(progress, settings));
}

/**
 * A shop for this machine, with a stand-in for every service that is not set.
 * @param {Progress} progress
 * @param {Settings} settings
 */
async function openLocalShop(progress, settings) {
  const services = await startServices(progress, settings);
  const prepared = await prepareShop(progress, services.settings);
  await ensureBuild(progress);
  await openShop(progress, services.settings);
  publishRun(services.settings);
  printWelcome(services, prepared);
}

/**
 * The same for developers: not built, with reload on change.
 * @param {Progress} progress
 * @param {Settings} settings
 */
async function openDevelopmentShop(progress, settings) {
  const services = await startServices(progress, settings);
  const prepared = await prepareShop(progress, services.settings);
  await openForDevelopment(progress, services.settings);
  publishRun(services.settings);
  printWelcome(services, prepared);
}

/**
 * A shop that the public can reach: the built one, on the services it was given.
 * @param {Progress} progress
 * @param {Settings} settings
 */
async function openPublicShop(progress, settings) {
  await migrateShop(progress, settings);
  await openShop(progress, settings);
}
