/** An element as text, or nothing. */
export type Xml = string;

type Attributes = Readonly<Record<string, string>>;

/** What XML 1.0 has no place for. */
const NEVER = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

export function escapeXml(text: string): string {
  return text.replace(NEVER, '').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** An element around others; nothing where all of them are nothing. */
export function group(name: string, ...children: readonly Xml[]): Xml {
  const inner = children.join('');
  return inner === '' ? '' : `<${name}>${inner}</${name}>`;
}

/** An element with a text; nothing for an empty text. */
export function leaf(name: string, text: string, attributes: Attributes = {}): Xml {
  if (text === '') return '';
  const words = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  return `<${name}${words.join('')}>${escapeXml(text)}</${name}>`;
}

/** A whole document. @param spaces the namespaces, by their prefixes; an empty prefix for the usual one. */
export function xmlDocument(root: string, spaces: Attributes, ...children: readonly Xml[]): string {
  const declared = Object.entries(spaces).map(
    ([prefix, uri]) => ` xmlns${prefix === '' ? '' : `:${prefix}`}="${uri}"`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${declared.join('')}>${children.join('')}</${root}>\n`;
}
