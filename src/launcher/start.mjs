import { begin } from './begin.mjs';
import { bringUp } from './bring-up.mjs';
import { ensureBuild, isBuilt } from './build.mjs';
import { checkSettings } from './check-settings.mjs';
import { openForDevelopment, openShop } from './doors.mjs';
import { publicBecause, readSettings, refuseWithoutServices } from './environment.mjs';
import { holdLock } from './lock.mjs';
import { migrateShop, prepareShop } from './prepare-shop.mjs';
import { Refusal } from './progress.mjs';
import { publishRun } from './run-file.mjs';
import { runUntilStopped } from './stop.mjs';
import { refuseTakenPorts } from './taken-ports.mjs';
import { welcome } from './welcome.mjs';

/**
 * @typedef {import('./progress.mjs').Teller} Teller
 * @typedef {import('./environment.mjs').Settings} Settings
 */

/** `npm start`, and with `--dev` `npm run dev`. */
begin(async (say) => {
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
  const open = isPublic ? openPublicly : isDevelopment ? openWorkshop : openHere;
  await runUntilStopped(say, () => open(say, settings));
});

/**
 * For this machine: whatever is missing is stood in for.
 * @param {Teller} say
 * @param {Settings} settings
 */
async function openHere(say, settings) {
  const ground = await bringUp(say, settings);
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
async function openWorkshop(say, settings) {
  const ground = await bringUp(say, settings);
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
