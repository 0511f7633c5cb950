import { performance } from 'node:perf_hooks';
import type { Answer } from './shop-client.ts';

/** The whole numbers of a promise are for before a release; a busy machine gets some slack. */
export const isLong = Boolean(process.env['TEST_LONG']);

/** What a request was answered, and how long it took. 0 stands for no answer at all. */
export interface Timed {
  readonly name: string;
  readonly status: number;
  readonly ms: number;
}

export async function timed(name: string, ask: () => Promise<Pick<Answer, 'status'>>): Promise<Timed> {
  const start = performance.now();
  const status = await ask().then(
    (answer) => answer.status,
    () => 0,
  );
  return { name, status, ms: Math.round(performance.now() - start) };
}

/** The value that this share of all lies at or below; 0 of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** How many of each status. */
export function tally(answers: readonly Timed[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** Says a figure that a reader of the report wants to know; it asserts nothing. */
export function report(what: string, figures: object): void {
  process.stdout.write(`  ▸ ${what}: ${JSON.stringify(figures)}\n`);
}
