/** An element of a document, with its text and its children. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const TOKEN = /<\?xml[^?]*\?>|<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)|(<)/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Reads the XML that we write, strictly. @throws for what is not well-formed. */
export function parseXml(text: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  for (const [all, close, name, attributes = '', empty, words, stray] of text.matchAll(TOKEN)) {
    const top = open.at(-1) as Element;
    if (stray) throw new Error('a < that begins nothing');
    if (words) top.text += decodeEntities(words);
    if (!name) continue;
    if (close) {
      if (open.pop()?.name !== name || open.length === 0) throw new Error(`${all} closes nothing`);
      continue;
    }
    const element = { name, attributes: attributesIn(attributes), children: [], text: '' };
    top.children.push(element);
    if (!empty) open.push(element);
  }
  if (open.length !== 1 || root.children.length !== 1 || root.text.trim()) throw new Error('not one element');
  return root.children[0] as Element;
}

function attributesIn(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      decodeEntities(value),
    ]),
  );
}

function decodeEntities(text: string): string {
  return text.replace(/&(\w*)(;?)/g, (all, name: string, end: string) => {
    const sign = end ? ENTITIES[name] : undefined;
    if (!sign) throw new Error(`${all} is no entity`);
    return sign;
  });
}

/** The texts of all elements of a name, anywhere below. */
export function textsOf(element: Element, name: string): string[] {
  const own = element.children.filter((child) => child.name === name).map(({ text }) => text);
  return [...own, ...element.children.flatMap((child) => textsOf(child, name))];
}
