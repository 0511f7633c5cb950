import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { createClient } from 'redis';
import { startRedis } from '#launcher/services/services.mjs';

/**
 * A Redis for one test file alone, which may be paused, emptied and cut off. Must be there before the shop's modules are
 * loaded, so those are imported after it.
 */
export async function startOwnRedis() {
  const dir = await mkdtemp(`${tmpdir()}/lectern-redis-`);
  const server = await startRedis({ logFile: `${dir}/redis.log` });
  process.env['REDIS_URL'] = server.url;
  const redis = createClient({ url: server.url });
  redis.on('error', () => {});
  await redis.connect();
  const stop = async () => {
    redis.destroy();
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  };
  return { redis, stop };
}
