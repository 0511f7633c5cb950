/** Text that is HTML already and goes in as it is. */
export type Html = { html: string };

type Piece = Html | string | number | null | false | undefined | Piece[];

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Builds HTML: everything put in is escaped, but for what this tag made itself. Null and false leave nothing. */
export function html(texts: TemplateStringsArray, ...pieces: Piece[]): Html {
  const parts = texts.map((text, index) => text + render(pieces[index]));
  return { html: parts.join('') };
}

function render(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return '';
  if (Array.isArray(piece)) return piece.map(render).join('');
  if (typeof piece === 'object') return piece.html;
  return String(piece).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
