export type Direction = 'up' | 'down';

/** A section and what stands in it, as far as order goes. */
export interface SectionOrder {
  readonly id: string;
  readonly lessons: readonly { readonly id: string }[];
}

/** The curriculum with one section moved by one place; at the end of the way it stays. */
export function moveSection<Section extends { readonly id: string }>(
  sections: readonly Section[],
  id: string,
  way: Direction,
): Section[] {
  const from = sections.findIndex((section) => section.id === id);
  const to = way === 'up' ? from - 1 : from + 1;
  return from < 0 || to < 0 || to >= sections.length ? [...sections] : swapped(sections, from, to);
}

/**
 * The curriculum with one lesson moved by one place. From the top of a section it goes to the end of the one before,
 * from the bottom to the beginning of the next.
 */
export function moveLesson(sections: readonly SectionOrder[], id: string, way: Direction): SectionOrder[] {
  const at = sections.findIndex(({ lessons }) => lessons.some((lesson) => lesson.id === id));
  const home = sections[at];
  if (!home) return [...sections];
  const from = home.lessons.findIndex((lesson) => lesson.id === id);
  const to = way === 'up' ? from - 1 : from + 1;
  if (to >= 0 && to < home.lessons.length) {
    return sections.map((one) => (one === home ? { ...one, lessons: swapped(one.lessons, from, to) } : one));
  }
  const next = sections[way === 'up' ? at - 1 : at + 1];
  if (!next) return [...sections];
  const moved = { id };
  return sections.map((one) => {
    if (one === home) return { ...one, lessons: one.lessons.filter((lesson) => lesson.id !== id) };
    if (one !== next) return one;
    return { ...one, lessons: way === 'up' ? [...one.lessons, moved] : [moved, ...one.lessons] };
  });
}

function swapped<T>(list: readonly T[], from: number, to: number): T[] {
  const [a, b] = [list[from], list[to]];
  return a === undefined || b === undefined ? [...list] : list.with(from, b).with(to, a);
}
