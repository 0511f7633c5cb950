/** Characters after which a new generation begins; two are kept, some 16 MB at worst. */
const MOST = 4_000_000;
/** What was asked for lately, and what was before that: moving each find to the end of one list costs more. */
let [young, old] = [new Map<string, string>(), new Map<string, string>()];
let size = 0;

/**
 * Markup that says nothing but what it is made `of`: made once, and again only when that differs. What it is made of is
 * read anew for every page, so an edit is seen at once; only the drawing is saved.
 * @param name of what draws it: two that draw the same things differently have two names.
 * @param of everything it shows, as plain data.
 */
export function keptMarkup(name: string, of: unknown, make: () => string): string {
  const key = keyOf(name, of);
  return find(key) ?? keep(key, make());
}

/** The same for many things in a row, where drawing one takes waiting; what is kept comes at once. */
export function keptMarkupOfEach(
  name: string,
  items: readonly unknown[],
  make: (item: unknown) => Promise<string>,
): string | Promise<string> {
  const key = keyOf(name, items);
  return find(key) ?? drawEach(name, items, make).then((markup) => keep(key, markup));
}

async function drawEach(
  name: string,
  items: readonly unknown[],
  make: (item: unknown) => Promise<string>,
): Promise<string> {
  const parts = items.map(async (item) => {
    const key = keyOf(name, item);
    return find(key) ?? keep(key, await make(item));
  });
  return (await Promise.all(parts)).join('');
}

function keyOf(name: string, of: unknown): string {
  return `${name} ${JSON.stringify(of)}`;
}

function find(key: string): string | undefined {
  const markup = young.get(key);
  if (markup !== undefined) return markup;
  const before = old.get(key);
  return before === undefined ? undefined : keep(key, before);
}

function keep(key: string, markup: string): string {
  size += key.length + markup.length;
  if (size > MOST) {
    [young, old] = [new Map(), young];
    size = key.length + markup.length;
  }
  young.set(key, markup);
  return markup;
}
