import type { Line, TypesetText } from './typeset.ts';

export interface FittedText {
  readonly size: number;
  readonly lines: readonly Line[];
}

/** A font size, and the most lines that a text may take in it. */
export interface Step {
  readonly size: number;
  readonly most: number;
}

/**
 * Sets a text as large as it fits. What fits in no size gets the last.
 * @param width in the units of the sizes
 * @param steps from the largest size
 * @param leastWhole the smallest size before a long word is broken rather than set smaller
 */
export function fitText(
  text: TypesetText,
  width: number,
  steps: readonly Step[],
  leastWhole: number,
): FittedText {
  let broken: FittedText | undefined;
  let last: FittedText = { size: 0, lines: [] };
  for (const { size, most } of steps) {
    if (broken && size < leastWhole) break;
    const { lines, isWhole } = text.breakInto(width / size);
    last = { size, lines };
    if (lines.length > most) continue;
    if (isWhole) return last;
    broken ??= last;
  }
  return broken ?? last;
}
