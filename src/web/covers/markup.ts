import { memoizedMarkup } from '../memoized-markup.ts';
import { escapeXml } from '../seo/xml.ts';
import { type CoverSubject, drawCover } from './cover.ts';

/** The drawn cover as an `svg` element: a picture only, its words stand beside it as text. Drawn once per subject. */
export function coverMarkup({ title, kind, category }: CoverSubject): string {
  const subject = { title, kind, category };
  return memoizedMarkup('cover', subject, () => markUp(subject));
}

function markUp(subject: CoverSubject): string {
  const { width, height, ground, type, figure, title, mark } = drawCover(subject);
  const shapes = figure.shapes.map(({ fill, d }) => `<path fill="${fill}" d="${d}"/>`).join('');
  const lines = title.lines.map(({ text, y }) => `<tspan x="${title.x}" y="${y}">${escapeXml(text)}</tspan>`);
  return [
    `<svg class="cover" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-hidden="true">`,
    `<path fill="${ground}" d="M0 0H${width}V${height}H0Z"/>`,
    `<svg x="${figure.x}" y="${figure.y}" width="${figure.width}" height="${figure.height}" aria-hidden="true">${shapes}</svg>`,
    `<path fill="${type}" transform="translate(${mark.x} ${mark.y}) scale(${mark.scale})" d="${mark.d}"/>`,
    `<text fill="${type}" font-size="${title.size}">${lines.join('')}</text></svg>`,
  ].join('');
}
