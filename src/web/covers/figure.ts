/** A shape and which colour of the palette fills it. */
export type FigureShape = { d: string; colour: 'background' | 'main' | 'second' };

/** A generator of numbers in [0, 1). */
export type Random = () => number;

/** Draws one figure into a window of that size: a few large shapes that may run off its edges. */
export type Figure = (random: Random, width: number, height: number) => FigureShape[];

/** 0, 1, 2 … up to `count` numbers. */
export function steps(count: number): number[] {
  return [...Array(count).keys()];
}

/** A number from `low` up to `high`. */
export function between(random: Random, low: number, high: number): number {
  return low + random() * (high - low);
}

/** One of several. */
export function pick<T>(random: Random, from: readonly [T, ...T[]]): T {
  return from[Math.floor(random() * from.length)] ?? from[0];
}
