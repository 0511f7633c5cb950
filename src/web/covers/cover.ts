import { drawFigure } from './figures.ts';
import { type Inks, inksOf } from './inks.ts';
import { hashOf, seeded } from './seeded-random.ts';
import { setTitle, type TitleLines } from './title.ts';

/** What a cover is drawn from. `category` is the category's slug or name; the same one gives the same inks. */
export type CoverSubject = { title: string; kind: string; category: string | null };

/** A filled outline: SVG path data and a colour `#rrggbb`. */
export type Shape = { d: string; fill: string };

/**
 * A drawn cover, in units of a 400 x 500 sheet. `figure` is a window of the sheet: its shapes count from the
 * window's own top left corner and are cut off at its edges.
 */
export type Cover = {
  width: 400;
  height: 500;
  ground: string;
  type: string;
  figure: { x: number; y: number; width: number; height: number; ground: string; shapes: Shape[] };
  title: TitleLines;
  mark: { d: string; x: number; y: number; scale: number };
};

/** The publisher's mark: a reading desk seen from the side. Drawn in a 24 x 24 square. */
export const markPath = 'M2 2 22 9V12.6L2 5.6ZM10.4 11V20H5V23H19V20H13.6V12.1Z';

const courseLayout: Layout = {
  figure: { x: 0, y: 232, width: 400, height: 268 },
  title: { top: 82 },
};

/** Where figure and title stand, by kind: each kind is its own series, recognised from across the room. */
const layouts: Record<string, Layout> = {
  course: courseLayout,
  event: { figure: { x: 0, y: 0, width: 400, height: 268 }, title: { top: 304 } },
  download: { figure: { x: 32, y: 232, width: 336, height: 236 }, title: { top: 82 } },
  goods: { figure: { x: 32, y: 32, width: 336, height: 260 }, title: { top: 312 } },
};

type Layout = {
  figure: { x: number; y: number; width: number; height: number };
  title: { top: number };
};

/**
 * Draws the cover of a product that has no picture of its own. The same words always give the same cover:
 * the category chooses the inks, the title the figure, the kind where both stand.
 */
export function drawCover(subject: CoverSubject): Cover {
  const random = seeded(hashOf(`${subject.kind}/${subject.title}`));
  const inks = inksOf(subject.category ?? subject.kind, random() < 0.33);
  const layout = layouts[subject.kind] ?? courseLayout;
  const titleFirst = layout.title.top < layout.figure.y;
  return {
    width: 400,
    height: 500,
    ground: inks.ground,
    type: inks.type,
    figure: { ...layout.figure, ground: inks.ground, shapes: paint(layout, inks, random) },
    title: setTitle(subject.title, { x: 32, width: 336, ...layout.title }),
    mark: { d: markPath, x: 32, y: titleFirst ? 28 : 440, scale: 1.3 },
  };
}

function paint(layout: Layout, inks: Inks, random: () => number): Shape[] {
  const { width, height } = layout.figure;
  return drawFigure(random, width, height).map(({ d, ink }) => ({ d, fill: inks[ink] }));
}
