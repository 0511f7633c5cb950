/** The middle of some values; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
}

/** The value that this share of all lies at or below; NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** `0.62 (0.58 to 0.66)`: the median with the least and the most. */
export function spread(values: readonly number[], digits: number): string {
  return `${figure(median(values), digits)} (${figure(Math.min(...values), digits)} to ${figure(Math.max(...values), digits)})`;
}

/** `12,345.6` */
export function figure(value: number, digits = 0): string {
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** A time in milliseconds, with digits enough to tell it from another. */
export function ms(value: number): string {
  return `${figure(value, value < 10 ? 2 : value < 100 ? 1 : 0)} ms`;
}
