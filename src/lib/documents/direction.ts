import bidiFactory from 'bidi-js';

const bidi = bidiFactory();

/** Whether a text begins at the right: its first letter decides. */
export function isRightToLeft(text: string): boolean {
  return ((bidi.getEmbeddingLevels(text).paragraphs[0]?.level ?? 0) & 1) === 1;
}

/** The embedding level of each UTF-16 unit of a line: odd runs from right to left. */
export function levelsOf(line: string, isRtl: boolean): Uint8Array {
  return bidi.getEmbeddingLevels(line, isRtl ? 'rtl' : 'ltr').levels;
}

/**
 * Runs in the order in which they stand, from left to right: rule L2 of the Unicode Bidirectional Algorithm reverses
 * what runs against its surroundings, innermost first.
 */
export function inVisualOrder<Run extends { readonly level: number }>(runs: readonly Run[]): Run[] {
  const ordered = [...runs];
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level > 0; level -= 1) {
    for (let from = 0; from < ordered.length; from += 1) {
      let to = from;
      while ((ordered[to]?.level ?? -1) >= level) to += 1;
      ordered.splice(from, to - from, ...ordered.slice(from, to).reverse());
      from = Math.max(from, to);
    }
  }
  return ordered;
}
