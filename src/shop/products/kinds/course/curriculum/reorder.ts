export type Direction = 'up' | 'down';

/** A section with the order of its lessons. */
export interface SectionOrder {
  readonly id: string;
  readonly lessons: readonly { readonly id: string }[];
}

/** The curriculum with one section moved by one position, if it is not the first or last. */
export function moveSection<Section extends { readonly id: string }>(
  sections: readonly Section[],
  id: string,
  direction: Direction,
): Section[] {
  const from = sections.findIndex((section) => section.id === id);
  const to = direction === 'up' ? from - 1 : from + 1;
  return from < 0 || to < 0 || to >= sections.length ? [...sections] : swapped(sections, from, to);
}

/**
 * The curriculum with one lesson moved by one position. From the start of a section it moves to the end of the previous one,
 * from the end to the start of the next.
 */
export function moveLesson(
  sections: readonly SectionOrder[],
  id: string,
  direction: Direction,
): SectionOrder[] {
  const at = sections.findIndex(({ lessons }) => lessons.some((lesson) => lesson.id === id));
  const current = sections[at];
  if (!current) return [...sections];
  const from = current.lessons.findIndex((lesson) => lesson.id === id);
  const to = direction === 'up' ? from - 1 : from + 1;
  if (to >= 0 && to < current.lessons.length) {
    return sections.map((one) =>
      one === current ? { ...one, lessons: swapped(one.lessons, from, to) } : one,
    );
  }
  const next = sections[direction === 'up' ? at - 1 : at + 1];
  if (!next) return [...sections];
  const moved = { id };
  return sections.map((one) => {
    if (one === current) return { ...one, lessons: one.lessons.filter((lesson) => lesson.id !== id) };
    if (one !== next) return one;
    return { ...one, lessons: direction === 'up' ? [...one.lessons, moved] : [moved, ...one.lessons] };
  });
}

function swapped<T>(list: readonly T[], from: number, to: number): T[] {
  const [a, b] = [list[from], list[to]];
  return a === undefined || b === undefined ? [...list] : list.with(from, b).with(to, a);
}
