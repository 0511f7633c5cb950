/** A piece of HTML that is safe to put into a page as it is. */
export type Html = { html: string };

type Part = Html | Html[] | string | number | false | null | undefined;

/** HTML with everything put into it escaped, unless it is HTML made here itself. */
export const html = (strings: TemplateStringsArray, ...parts: Part[]): Html => ({
  html: strings.reduce((text, string, index) => text + shown(parts[index - 1]) + string),
});

function shown(part: Part): string {
  if (part === false || part === null || part === undefined) return '';
  if (Array.isArray(part)) return part.map(({ html }) => html).join('');
  return typeof part === 'object' ? part.html : escaped(String(part));
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** Plain text with its web addresses as links. */
export function linked(text: string): Html[] {
  const addresses = /https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]]/g;
  const pieces: Html[] = [];
  let end = 0;
  for (const { 0: address, index } of text.matchAll(addresses)) {
    pieces.push(html`${text.slice(end, index)}<a href="${address}">${address}</a>`);
    end = index + address.length;
  }
  return [...pieces, html`${text.slice(end)}`];
}
