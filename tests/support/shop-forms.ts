/** A form as a page shows it, with what its fields hold. */
export interface PageForm {
  readonly action: string;
  readonly method: string;
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * The form that has a button of this name, and posts to `action` where that is given.
 * @throws when the page shows no such form.
 */
export function formWith(html: string, button: string | RegExp, action?: string): PageForm {
  for (const [, attributes = '', inside = ''] of html.matchAll(
    /<form\b((?:[^>"]|"[^"]*")*)>([\s\S]*?)<\/form>/g,
  )) {
    const names = [...inside.matchAll(/<button\b(?:[^>"]|"[^"]*")*>([\s\S]*?)<\/button>/g)].map((match) =>
      decode((match[1] ?? '').replace(/<[^>]*>/g, ' '))
        .replace(/\s+/g, ' ')
        .trim(),
    );
    if (!names.some((name) => (typeof button === 'string' ? name === button : button.test(name)))) continue;
    if (action !== undefined && attribute(attributes, 'action') !== action) continue;
    return {
      action: attribute(attributes, 'action') ?? '',
      method: (attribute(attributes, 'method') ?? 'get').toUpperCase(),
      fields: Object.fromEntries(fieldsOf(inside)),
    };
  }
  throw new Error(`the page has no form with a button ${button}:\n${html.slice(0, 2000)}`);
}

/** Addresses of the links whose text matches. */
export function linksNamed(html: string, name: RegExp): string[] {
  return [...html.matchAll(/<a\b((?:[^>"]|"[^"]*")*)>([\s\S]*?)<\/a>/g)]
    .filter((match) => name.test(decode((match[2] ?? '').replace(/<[^>]*>/g, ''))))
    .map((match) => attribute(match[1] ?? '', 'href') ?? '');
}

function* fieldsOf(inside: string): Generator<[string, string]> {
  for (const [, attributes = ''] of inside.matchAll(/<input\b((?:[^>"]|"[^"]*")*)>/g)) {
    const name = attribute(attributes, 'name');
    const isChoice = /^(checkbox|radio)$/.test(attribute(attributes, 'type') ?? '');
    if (name && (!isChoice || /\schecked\b/.test(attributes)))
      yield [name, attribute(attributes, 'value') ?? ''];
  }
  for (const [, attributes = '', text = ''] of inside.matchAll(
    /<textarea\b((?:[^>"]|"[^"]*")*)>([\s\S]*?)<\/textarea>/g,
  )) {
    const name = attribute(attributes, 'name');
    // A line break right after the tag is not of the text.
    if (name) yield [name, decode(text.replace(/^\n/, ''))];
  }
  for (const [, attributes = '', options = ''] of inside.matchAll(
    /<select\b((?:[^>"]|"[^"]*")*)>([\s\S]*?)<\/select>/g,
  )) {
    const name = attribute(attributes, 'name');
    const all = [...options.matchAll(/<option\b((?:[^>"]|"[^"]*")*)>/g)].map((match) => match[1] ?? '');
    const chosen = all.find((text) => /\sselected\b/.test(text)) ?? all[0] ?? '';
    if (name) yield [name, attribute(chosen, 'value') ?? ''];
  }
}

/** The visible text of an element: what stands between the tags. */
export function textOf(html: string): string {
  return decode(html.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}

function attribute(text: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)${name}=(?:"([^"]*)"|([^\\s"'>]+))`).exec(text);
  return found ? decode(found[1] ?? found[2] ?? '') : null;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return ENTITIES[name] ?? whole;
  });
}
