/** Deeper than anything Stripe sends; PostgreSQL and JSON.stringify run out of stack at some thousands. */
const MAX_DEPTH = 60;

export interface CleanedJson {
  /** Whether something was changed: the bytes as they came have to be kept aside. */
  readonly isChanged: boolean;
  readonly isTooDeep: boolean;
}

/**
 * Makes parsed JSON storable as jsonb, in place: NUL and half surrogates become U+FFFD in values and names, numbers beyond
 * range become null, a name `__proto__` is dropped. What is nested deeper than 60 levels becomes null.
 */
export function cleanJson(root: object): CleanedJson {
  let [isChanged, isTooDeep] = [false, false];
  const waiting: [container: Record<string, unknown>, depth: number][] = [
    [root as Record<string, unknown>, 1],
  ];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [container, depth] = next;
    for (const [name, value] of Object.entries(container)) {
      const isDeeper = typeof value === 'object' && value !== null && depth >= MAX_DEPTH;
      isTooDeep ||= isDeeper;
      const cleaned = isDeeper ? null : cleanValue(value);
      isChanged = setCleaned(container, name, value, cleaned) || isChanged;
      if (typeof cleaned === 'object' && cleaned !== null)
        waiting.push([cleaned as Record<string, unknown>, depth + 1]);
    }
  }
  return { isChanged, isTooDeep };
}

/** @returns whether anything was changed. */
function setCleaned(
  container: Record<string, unknown>,
  name: string,
  value: unknown,
  cleaned: unknown,
): boolean {
  if (name === '__proto__' || !isStorable(name)) {
    delete container[name];
    if (name !== '__proto__') container[cleanText(name)] = cleaned;
    return true;
  }
  if (cleaned === value) return false;
  container[name] = cleaned;
  return true;
}

function cleanValue(value: unknown): unknown {
  if (typeof value === 'string') return isStorable(value) ? value : cleanText(value);
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}

function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** The text with U+FFFD in place of NUL and half surrogates. */
function cleanText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\u{FFFD}');
}
