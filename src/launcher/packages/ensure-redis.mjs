import { aptInstall } from './apt.mjs';
import { onPath } from './on-path.mjs';

/**
 * A `redis-server` for the tests: the one on the path, else (as root on Debian) the package; without one they run on
 * PostgreSQL alone, as the shop does.
 * @param {import('../progress.mjs').Teller} say
 */
export async function ensureRedis(say) {
  if (onPath('redis-server')) return;
  const complaint = await aptInstall(say, 'redis-server');
  if (!onPath('redis-server')) say.tell('Redis', `none (${complaint}); what needs it is skipped`);
}
