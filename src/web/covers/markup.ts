import { memoizedMarkup } from '../memoized-markup.ts';
import { escapeXml } from '../seo/xml.ts';
import { type CoverSubject, drawCover } from './cover.ts';

/** The cover as an `svg` element, hidden from screen readers because the title stands beside it. Memoized by subject. */
export function coverMarkup({ title, kind, category }: CoverSubject): string {
  const subject = { title, kind, category };
  return memoizedMarkup('cover', subject, () => renderSvg(subject));
}

function renderSvg(subject: CoverSubject): string {
  const { width, height, background, text: textColour, figure, title, mark } = drawCover(subject);
  const shapes = figure.shapes.map(({ fill, d }) => `<path fill="${fill}" d="${d}"/>`).join('');
  const lines = title.lines.map(({ text, y }) => `<tspan x="${title.x}" y="${y}">${escapeXml(text)}</tspan>`);
  const direction = title.direction ? ` direction="${title.direction}"` : '';
  return [
    `<svg class="cover" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-hidden="true">`,
    `<path fill="${background}" d="M0 0H${width}V${height}H0Z"/>`,
    `<svg x="${figure.x}" y="${figure.y}" width="${figure.width}" height="${figure.height}" aria-hidden="true">${shapes}</svg>`,
    `<path fill="${textColour}" transform="translate(${mark.x} ${mark.y}) scale(${mark.scale})" d="${mark.d}"/>`,
    `<text fill="${textColour}" font-size="${title.size}"${direction}>${lines.join('')}</text></svg>`,
  ].join('');
}
