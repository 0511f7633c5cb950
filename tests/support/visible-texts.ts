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
const VOID = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

/** Every text of a page by itself, between two tags or in an attribute, but for what is marked as in another language and the titles on covers. */
export function visibleTexts(html: string): string[] {
  const body = html.replace(
    /<(script|style)\b[\s\S]*?<\/\1>|<!--[\s\S]*?-->|<svg class="cover"[\s\S]*?<\/text>/g,
    '',
  );
  const own = /<html[^>]* lang="(\w+)/.exec(body)?.[1] ?? '';
  const open: { readonly name: string; readonly isForeign: boolean }[] = [];
  const texts: string[] = [];
  for (const [, text = '', tag = ''] of body.matchAll(/([^<]*)(<[^>]*>|$)/g)) {
    const isForeign = open.at(-1)?.isForeign ?? false;
    if (!isForeign) texts.push(text);
    const [, closing, name = ''] = /^<(\/?)(\w+)/.exec(tag) ?? [];
    if (closing) while (open.length > 0 && open.pop()?.name !== name);
    else if (name !== '') {
      const lang = / lang="(\w+)/.exec(tag)?.[1];
      const isOther = lang === undefined ? isForeign : lang !== own;
      if (!isOther) texts.push(...[...tag.matchAll(SEEN)].map(([, said = '']) => said));
      if (!VOID.test(name) && !tag.endsWith('/>')) open.push({ name, isForeign: isOther });
    }
  }
  return texts.map((text) => decoded(text).replace(/\s+/g, ' ').trim()).filter(Boolean);
}

function decoded(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return SIGNS[name] ?? whole;
  });
}
