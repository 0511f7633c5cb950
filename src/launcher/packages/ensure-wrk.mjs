import { aptInstall } from './apt.mjs';
import { onPath } from './on-path.mjs';

/**
 * Installs `wrk` for the measurements when there is none on the path and this is root on Debian. What needs it reports
 * it when it is missing.
 * @param {import('../progress.mjs').Progress} progress
 */
export async function ensureWrk(progress) {
  if (onPath('wrk')) return;
  const problem = await aptInstall(progress, 'wrk');
  if (!onPath('wrk')) progress.report('wrk', `none (${problem})`);
}
