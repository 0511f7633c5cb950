import type { Metric, Registry } from 'prom-client';

type Labels = Readonly<Record<string, string | number>>;

/** One series of a histogram. */
export interface DurationSeries {
  observe(seconds: number): void;
}

interface Series {
  readonly labels: Labels;
  /** Observations by bucket; the last counts those above every bound. */
  readonly counts: Float64Array;
  sum: number;
}

/**
 * A Prometheus histogram of durations for what happens at every request. prom-client's own looks up labels and bucket by
 * text for every observation: that takes 8 µs of the 40 µs of a cached page.
 * @param buckets upper bounds in seconds, ascending.
 */
export function durationHistogram(
  registry: Registry,
  {
    name,
    help,
    buckets,
  }: { readonly name: string; readonly help: string; readonly buckets: readonly number[] },
): { series(labels: Labels): DurationSeries } {
  const all: Series[] = [];
  const get = async () => ({
    ...{ name, help, type: 'histogram', aggregator: 'sum' },
    values: all.flatMap((series) => valuesOf(name, buckets, series)),
  });
  // The registry uses nothing else of a metric.
  registry.registerMetric({ name, get } as unknown as Metric);
  return {
    series: (labels) => {
      const series: Series = { labels, counts: new Float64Array(buckets.length + 1), sum: 0 };
      all.push(series);
      return {
        observe: (seconds) => {
          let at = 0;
          while (at < buckets.length && seconds > (buckets[at] ?? 0)) at++;
          series.counts[at] = (series.counts[at] ?? 0) + 1;
          series.sum += seconds;
        },
      };
    },
  };
}

/** Prometheus counts cumulatively: each bucket includes those below it. */
function valuesOf(name: string, buckets: readonly number[], { labels, counts, sum }: Series) {
  let count = 0;
  const cumulative = Array.from(counts, (own, at) => {
    count += own;
    const le = buckets[at] ?? '+Inf';
    return { labels: { le, ...labels }, value: count, metricName: `${name}_bucket` };
  });
  return [
    ...cumulative,
    { labels, value: sum, metricName: `${name}_sum` },
    { labels, value: count, metricName: `${name}_count` },
  ];
}
