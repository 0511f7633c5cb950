/** One mistake that turns `meant` into what was typed; the likelier it is, the smaller its cost. */
export interface Typo {
  readonly meant: string;
  readonly cost: number;
}

/** Letters forgotten, swapped or typed twice are commoner than wrong ones; the first letter is seldom wrong. */
const COSTS = { swapped: 0, leftOut: 1, added: 2, replaced: 3 } as const;
const FIRST_LETTER = 4;

/** The one typo by which `typed` differs from `meant`; null when they are equal or differ by more. */
export function typoBetween(typed: string, meant: string): Typo | null {
  // By code point: a letter outside the basic plane is one.
  const [a, b] = [[...typed], [...meant]];
  if (typed === meant || Math.abs(a.length - b.length) > 1) return null;
  let at = 0;
  while (at < Math.min(a.length, b.length) && a[at] === b[at]) at++;
  const mistake = mistakeAt(a, b, at);
  return mistake && { meant, cost: COSTS[mistake] + (at === 0 ? FIRST_LETTER : 0) };
}

/** @param at the first letter in which they differ. */
function mistakeAt(a: readonly string[], b: readonly string[], at: number): keyof typeof COSTS | null {
  const isRestEqual = (fromA: number, fromB: number) => a.slice(fromA).join('') === b.slice(fromB).join('');
  if (a.length < b.length) return isRestEqual(at, at + 1) ? 'leftOut' : null;
  if (a.length > b.length) return isRestEqual(at + 1, at) ? 'added' : null;
  if (isRestEqual(at + 1, at + 1)) return 'replaced';
  return a[at] === b[at + 1] && a[at + 1] === b[at] && isRestEqual(at + 2, at + 2) ? 'swapped' : null;
}
