import { AggregatorRegistry } from 'prom-client';
import { registry } from './metrics.ts';

type Figures = { type: string; text: string };

/** The figures of this process. */
export async function gather(): Promise<Figures> {
  return { type: registry.contentType, text: await registry.metrics() };
}

let crew: AggregatorRegistry<typeof AggregatorRegistry.PROMETHEUS_CONTENT_TYPE> | undefined;

/** In one of several processes: its figures are there for the first to ask. */
export function shareMetricsWithPrimary(): void {
  AggregatorRegistry.setRegistries([registry]);
  crew ??= new AggregatorRegistry();
}

/** In the first of several processes: the figures of all the others, added up. */
export async function gatherClusterMetrics(): Promise<Figures> {
  crew ??= new AggregatorRegistry();
  return { type: crew.contentType, text: await crew.clusterMetrics() };
}
