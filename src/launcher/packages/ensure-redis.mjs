import { aptInstall } from './apt.mjs';
import { onPath } from './on-path.mjs';

/**
 * Installs `redis-server` for the tests when there is none on the path and this is root on Debian. Without it the tests
 * run on PostgreSQL alone, as the shop does.
 * @param {import('../progress.mjs').Progress} progress
 */
export async function ensureRedis(progress) {
  if (onPath('redis-server')) return;
  const problem = await aptInstall(progress, 'redis-server');
  if (!onPath('redis-server')) progress.report('Redis', `none (${problem}); what needs it is skipped`);
}
