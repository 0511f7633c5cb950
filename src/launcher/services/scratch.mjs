import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onPath } from '../packages/on-path.mjs';
import { removeAtTheEnd } from '../processes/watchdog-client.mjs';
import { startPostgres } from './postgres.mjs';
import { startRedis } from './redis.mjs';

/**
 * A temporary folder, removed when this process ends, however it ends.
 * @returns {{ dir: string, remove: () => void }}
 */
export function scratchFolder() {
  const dir = mkdtempSync(join(tmpdir(), 'lectern-'));
  chmodSync(dir, 0o711); // PostgreSQL's account must be able to pass through
  removeAtTheEnd(dir);
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/**
 * Starts an empty PostgreSQL and, where there is one, Redis for one run of the tests; several runs may go on at once.
 * @param {{ durable?: boolean, redis?: boolean }} [options] durable: with the durability settings of a shop
 * @returns {Promise<{ databaseUrl: string, redisUrl: string | undefined, dir: string, stop: () => Promise<void> }>}
 *   `databaseUrl` is the superuser's, to the database `postgres`
 */
export async function startScratch({ durable = false, redis: wanted = true } = {}) {
  const { dir, remove } = scratchFolder();
  const [postgres, redis] = await Promise.all([
    startPostgres({ dir: join(dir, 'postgres'), durable, maxConnections: 300 }),
    wanted && onPath('redis-server') ? startRedis({ logFile: join(dir, 'redis.log') }) : undefined,
  ]);
  const stop = async () => {
    await Promise.all([redis?.stop(), postgres.stop(true)]);
    remove();
  };
  return { databaseUrl: postgres.url, redisUrl: redis?.url, dir, stop };
}
