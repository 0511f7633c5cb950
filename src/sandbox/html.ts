/** Text that is HTML already and is not escaped. */
export type Html = { html: string };

type Piece = Html | string | number | null | false | undefined | Piece[];

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Builds HTML. Values are escaped unless this tag made them. Null, undefined and false become nothing. */
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
