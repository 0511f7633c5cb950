import { aptInstall } from './apt.mjs';
import { onPath } from './on-path.mjs';

/**
 * `wrk` for the measurements: the one on the path, else (as root on Debian) the package. What needs it says so itself
 * when there is none.
 * @param {import('../progress.mjs').Teller} say
 */
export async function ensureWrk(say) {
  if (onPath('wrk')) return;
  const complaint = await aptInstall(say, 'wrk');
  if (!onPath('wrk')) say.tell('wrk', `none (${complaint})`);
}
