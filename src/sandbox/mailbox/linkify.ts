import { type Html, html } from '../html.ts';

/** Plain text as HTML, its web addresses as links. */
export function linkify(text: string): Html[] {
  const addresses = /https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]]/g;
  const pieces: Html[] = [];
  let end = 0;
  for (const { 0: address, index } of text.matchAll(addresses)) {
    pieces.push(html`${text.slice(end, index)}<a href="${address}">${address}</a>`);
    end = index + address.length;
  }
  return [...pieces, html`${text.slice(end)}`];
}
