import { figure, median, ms, spread } from './figures.ts';
import { PAIRS } from './length.ts';
import type { Load } from './wrk.ts';

export interface Pair {
  readonly shop: Load;
  readonly yardstick: Load;
}

/** Loads before the first that counts: the engine goes on making a new process's code faster for some seconds. */
const WARM_UPS = 4;

/** Measures both in turn, now one first and now the other, so that what slows the machine slows both. */
export async function inPairs(shop: () => Promise<Load>, yardstick: () => Promise<Load>): Promise<Pair[]> {
  for (let at = 0; at < WARM_UPS; at++) {
    await shop();
    await yardstick();
  }
  const pairs: Pair[] = [];
  for (let at = 0; at < PAIRS; at++) {
    if (at % 2 === 0) pairs.push({ shop: await shop(), yardstick: await yardstick() });
    else {
      const before = await yardstick();
      pairs.push({ shop: await shop(), yardstick: before });
    }
  }
  return pairs;
}

/** The columns of `pairRow`, after the name. */
export const PAIR_COLUMNS = [
  'requests/s',
  'yardstick',
  'ratio (least to most)',
  'p50',
  'p99',
  'yardstick p50',
  'yardstick p99',
];

/** Medians over the pairs; the ratio is taken within each pair. */
export function pairRow(name: string, pairs: readonly Pair[]): string[] {
  const middle = (value: (pair: Pair) => number) => median(pairs.map(value));
  return [
    name,
    figure(middle(({ shop }) => shop.perSecond)),
    figure(middle(({ yardstick }) => yardstick.perSecond)),
    spread(
      pairs.map(({ shop, yardstick }) => shop.perSecond / yardstick.perSecond),
      2,
    ),
    ms(middle(({ shop }) => shop.p50)),
    ms(middle(({ shop }) => shop.p99)),
    ms(middle(({ yardstick }) => yardstick.p50)),
    ms(middle(({ yardstick }) => yardstick.p99)),
  ];
}
