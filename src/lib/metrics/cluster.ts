import { AggregatorRegistry } from 'prom-client';
import { registry } from './metrics.ts';

type Metrics = { type: string; text: string };

/** The metrics of this process. */
export async function gatherMetrics(): Promise<Metrics> {
  return { type: registry.contentType, text: await registry.metrics() };
}

let aggregator: AggregatorRegistry<typeof AggregatorRegistry.PROMETHEUS_CONTENT_TYPE> | undefined;

/** In a worker of a cluster: answers when the primary asks for its metrics. */
export function shareMetricsWithPrimary(): void {
  AggregatorRegistry.setRegistries([registry]);
  aggregator ??= new AggregatorRegistry();
}

/** In the primary of a cluster: the metrics of all workers, added up. */
export async function gatherClusterMetrics(): Promise<Metrics> {
  aggregator ??= new AggregatorRegistry();
  return { type: aggregator.contentType, text: await aggregator.clusterMetrics() };
}
