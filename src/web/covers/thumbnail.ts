import type { CoverSubject } from './cover.ts';
import { drawFigure } from './figures.ts';
import { paletteOf } from './palettes.ts';
import { hashOf, seeded } from './seeded-random.ts';

/** Twice the size at which emails show it. */
const WIDTH = 112;
const HEIGHT = 140;
/** Figures are composed for about this width. */
const DRAWN_WIDTH = 400;

/** The figure of a cover in its colours, as a small SVG without the title, which stands beside it. */
export function drawThumbnail({ title, kind, category }: CoverSubject): string {
  const random = seeded(hashOf(`${kind}/${title}`));
  const palette = paletteOf(category ?? kind, random() < 0.33);
  const height = (DRAWN_WIDTH * HEIGHT) / WIDTH;
  const shapes = drawFigure(random, DRAWN_WIDTH, height);
  const figure = shapes.map(({ d, colour }) => `<path fill="${palette[colour]}" d="${d}"/>`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${DRAWN_WIDTH} ${height}">
    <rect width="100%" height="100%" fill="${palette.background}"/>${figure}
  </svg>`;
}
