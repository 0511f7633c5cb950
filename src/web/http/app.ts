import { fileURLToPath } from 'node:url';
import { config } from '#lib/config.ts';
import { followDatabaseClock, readDatabaseClock } from '#lib/db/follow-clock.ts';
import { db, openWebhookConnections } from '#lib/db.ts';
import { freeUnusedMemory } from '#lib/free-memory.ts';
import { log } from '#lib/logging/log.ts';
import { gatherMetrics, shareMetricsWithPrimary } from '#lib/metrics/cluster.ts';
import { pageCachePurged } from '#lib/metrics/metrics.ts';
import { serveMetrics } from '#lib/metrics/server.ts';
import { createPageCache, setListening } from '#lib/page-cache/page-cache.ts';
import { listenForPurges } from '#lib/page-cache/purge.ts';
import { connectRedis } from '#lib/redis.ts';
import { followSettings } from '#shop/settings/current.ts';
import { applyPurge } from './apply-purge.ts';
import type { Pages } from './render.ts';
import type { App } from './request-handler.ts';
import { precompress, readStaticFiles } from './static-files.ts';

/** Opens everything that one process needs to answer requests. @param dist the folder of the built shop. */
export async function openApp(
  dist: URL,
  directRoutes: App['directRoutes'],
  isDraining: () => boolean,
): Promise<App & { close(): Promise<void> }> {
  connectRedis();
  await readDatabaseClock();
  const leaveClock = followDatabaseClock();
  const leaveSettings = await followSettings(db);
  const keepMemory = freeUnusedMemory();
  openWebhookConnections();
  const cache = createPageCache(config.pageCacheMb * 1_048_576);
  const purgeListener = listenForPurges({
    purge: async (tags) => pageCachePurged.inc(await applyPurge(db, cache, tags)),
    listening: (isListening) => setListening(cache, isListening),
  });
  const files = readStaticFiles(fileURLToPath(new URL('client/', dist)));
  precompress(files).catch((err) => log.warn({ err }, 'files stay uncompressed'));
  const metrics = await openMetrics();
  const { handler } = (await import(new URL('server/entry.mjs', dist).href)) as { handler: Pages };
  return {
    ...{ pages: handler, directRoutes, files, cache, isDraining },
    close: async () => {
      leaveClock();
      leaveSettings();
      keepMemory();
      metrics?.close();
      purgeListener.stop();
    },
  };
}

/** With several processes each sends its metrics to the primary, which serves their sum. */
async function openMetrics() {
  if (config.webProcesses > 1) return void shareMetricsWithPrimary();
  return config.metricsPort ? serveMetrics(config.metricsPort, config.host, gatherMetrics) : undefined;
}
