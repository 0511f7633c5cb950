import { Histogram, Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { durationHistogram } from '#lib/metrics/histograms.ts';

const what = { name: 'answer_seconds', help: 'Seconds to answer', buckets: [0.001, 0.01, 0.1, 1] };
/** On bounds, between them, past the last. */
const SECONDS = [0, 0.0005, 0.001, 0.0011, 0.01, 0.5, 1, 1.5, 30];

/** The lines of a registry, in an order of their own: that of the labels within a line is the library's affair. */
async function lines(registry: Registry): Promise<string[]> {
  const text = await registry.metrics();
  const inOrder = (labels: string) => labels.split(',').toSorted().join(',');
  return text
    .split('\n')
    .map((line) => line.replace(/\{(.*)\}/, (_, labels: string) => `{${inOrder(labels)}}`))
    .toSorted();
}

test('durations are told as the library’s own histogram tells them', async () => {
  const [ours, theirs] = [new Registry(), new Registry()];
  const own = durationHistogram(ours, what);
  const library = new Histogram({ ...what, labelNames: ['route', 'status'], registers: [theirs] });
  for (const labels of [
    { route: '/courses', status: 200 },
    { route: '/a"b\\c', status: 404 },
  ]) {
    const series = own.series(labels);
    for (const seconds of SECONDS) {
      series.observe(seconds);
      library.observe(labels, seconds);
    }
  }
  expect(await lines(ours)).toEqual(await lines(theirs));
});
