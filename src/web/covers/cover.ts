import { drawFigure } from './figures.ts';
import { type Palette, paletteOf } from './palettes.ts';
import { hashOf, seeded } from './seeded-random.ts';
import { layOutTitle, type TitleLines } from './title.ts';

/** What a cover is drawn from. `category` is a slug or name; the same one gives the same colours. */
export type CoverSubject = { title: string; kind: string; category: string | null };

/** A filled outline: SVG path data and a colour `#rrggbb`. */
export type Shape = { d: string; fill: string };

/**
 * A cover of 400 x 500 units. `figure` is a part of it: its shapes are positioned from its own top left corner and
 * are clipped at its edges.
 */
export type Cover = {
  width: 400;
  height: 500;
  background: string;
  text: string;
  figure: { x: number; y: number; width: number; height: number; background: string; shapes: Shape[] };
  title: TitleLines;
  mark: { d: string; x: number; y: number; scale: number };
};

/** The logo, a lectern seen from the side, in a square of 24 x 24 units. */
export const markPath = 'M2 2 22 9V12.6L2 5.6ZM10.4 11V20H5V23H19V20H13.6V12.1Z';

const titleAbove: Layout = {
  figure: { x: 0, y: 232, width: 400, height: 268 },
  title: { top: 82 },
};

/** Where figure and title are, by kind, so that the kinds can be told apart; a kind without a line has its title above. */
const layouts: Record<string, Layout> = {
  course: titleAbove,
  event: { figure: { x: 0, y: 0, width: 400, height: 268 }, title: { top: 304 } },
  download: { figure: { x: 32, y: 232, width: 336, height: 236 }, title: { top: 82 } },
  bundle: { figure: { x: 0, y: 24, width: 400, height: 244 }, title: { top: 304 } },
  goods: { figure: { x: 32, y: 32, width: 336, height: 260 }, title: { top: 312 } },
};

type Layout = {
  figure: { x: number; y: number; width: number; height: number };
  title: { top: number };
};

/**
 * Draws the cover of a product that has no picture of its own. The same subject always gives the same cover: the
 * category determines the colours, the title the figure, the kind the layout.
 */
export function drawCover(subject: CoverSubject): Cover {
  const random = seeded(hashOf(`${subject.kind}/${subject.title}`));
  const palette = paletteOf(subject.category ?? subject.kind, random() < 0.33);
  const layout = layouts[subject.kind] ?? titleAbove;
  const titleFirst = layout.title.top < layout.figure.y;
  return {
    width: 400,
    height: 500,
    background: palette.background,
    text: palette.text,
    figure: { ...layout.figure, background: palette.background, shapes: paint(layout, palette, random) },
    title: layOutTitle(subject.title, { x: 32, width: 336, ...layout.title }),
    mark: { d: markPath, x: 32, y: titleFirst ? 28 : 440, scale: 1.3 },
  };
}

function paint(layout: Layout, palette: Palette, random: () => number): Shape[] {
  const { width, height } = layout.figure;
  return drawFigure(random, width, height).map(({ d, colour }) => ({ d, fill: palette[colour] }));
}
