/** Attributes that people see or hear. */
const SEEN = /\s(?:title|aria-label|placeholder|alt|content|aria-description)="([^"]*)"/g;
const SIGNS: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Every text of a page by itself: what stands between two tags, and what attributes say. */
export function visibleTexts(html: string): string[] {
  const body = html.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '');
  const between = body.split(/<[^>]*>/);
  const said = [...body.matchAll(SEEN)].map(([, text = '']) => text);
  return [...between, ...said].map((text) => decoded(text).replace(/\s+/g, ' ').trim()).filter(Boolean);
}

function decoded(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return SIGNS[name] ?? whole;
  });
}
