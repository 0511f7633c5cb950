import { holdLock } from './processes/lock.mjs';
import { runUntilStopped } from './processes/stop.mjs';
import { Refusal } from './progress.mjs';
import { runCommand } from './run-command.mjs';
import { migrateShop, prepareShop } from './services/prepare-shop.mjs';
import { startServices } from './services/start-services.mjs';
import { checkSettings } from './settings/check-settings.mjs';
import { publicBecause, readSettings, refuseWithoutServices } from './settings/environment.mjs';
import { publishRun } from './settings/run-file.mjs';
import { refuseTakenPorts } from './settings/taken-ports.mjs';
import { ensureBuild, isBuilt } from './shop/build.mjs';
import { openForDevelopment, openShop } from './shop/start-shop.mjs';
import { welcome } from './shop/welcome.mjs';

/**
 * @typedef {import('./progress.mjs').Teller} Teller
 * @typedef {import('./settings/environment.mjs').Settings} Settings
 */

/** `npm start`, and with `--dev` `npm run dev`. */
runCommand(async (say) => {
  const isDevelopment = process.argv.includes('--dev');
  const settings = readSettings();
  refuseWithoutServices(settings);
  const isPublic = publicBecause(settings) !== undefined;
  if (isPublic && !isDevelopment && !isBuilt()) {
    throw new Refusal('The shop is not built yet: run `npm run build`, then start it again.');
  }
  const { afterKill } = await holdLock(isDevelopment ? '`npm run dev`' : '`npm start`');
  await refuseTakenPorts(settings, afterKill);
  await checkSettings(settings);
  const open = isPublic ? openPublicly : isDevelopment ? openForDevelopers : openHere;
  await runUntilStopped(say, () => open(say, settings));
});

/**
 * For this machine: whatever is missing is stood in for.
 * @param {Teller} say
 * @param {Settings} settings
 */
async function openHere(say, settings) {
  const ground = await startServices(say, settings);
  const prepared = await prepareShop(say, ground.settings);
  await ensureBuild(say);
  await openShop(say, ground.settings);
  publishRun(ground.settings);
  welcome(ground, prepared);
}

/**
 * For whoever works on the shop: no build, reload on change.
 * @param {Teller} say
 * @param {Settings} settings
 */
async function openForDevelopers(say, settings) {
  const ground = await startServices(say, settings);
  const prepared = await prepareShop(say, ground.settings);
  await openForDevelopment(say, ground.settings);
  publishRun(ground.settings);
  welcome(ground, prepared);
}

/**
 * For everybody: the built shop on the services it was given.
 * @param {Teller} say
 * @param {Settings} settings
 */
async function openPublicly(say, settings) {
  await migrateShop(say, settings);
  await openShop(say, settings);
}
