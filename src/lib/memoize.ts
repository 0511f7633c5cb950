import { boundedMap } from './bounded-map.ts';

/** Characters of answers that are known again, twice at worst; as values they take some four times that in bytes. */
const MOST_TEXT = 1_000_000;
/** What is made of them is counted one by one: two dozen cards are some 30 KB. */
const MOST_MADE = 200;

/** Values that are known again, by number. No number is given twice. */
const numbers = new WeakMap<object, number>();
let last = 0;

const answers = boundedMap<{ readonly text: string; readonly rows: readonly unknown[] }>(MOST_TEXT);

/**
 * The rows that an answer's text stands for: for the same text as last time the very same rows, which nobody can change,
 * so that what is made of them (`fromSame`) is known to be the same too.
 * @param question what was asked: answers are compared with the last one to the same. @param read makes rows of a text.
 */
export async function reuseUnchangedRows<Row>(
  question: string,
  text: string,
  read: (text: string) => Promise<Row[]>,
): Promise<readonly Row[]> {
  const known = answers.get(question);
  if (known?.text === text) return known.rows as readonly Row[];
  const rows = await read(text);
  frozen(rows);
  remember(rows);
  answers.set(question, { text, rows }, text.length);
  return rows;
}

/** The number of a value that is known again; undefined for all others. */
export function identityOf(value: object): number | undefined {
  return numbers.get(value);
}

type Simple = string | number | boolean | null;

/**
 * Makes something of values that are known again, once for the same values; of others anew each time. What is made is
 * known again too.
 * @param make without effects, of nothing but its arguments; nobody may change what it returns.
 */
export function memoize<Args extends readonly (object | Simple)[], Made extends object>(
  make: (...args: Args) => Made,
): (...args: Args) => Made {
  const made = boundedMap<Made>(MOST_MADE);
  return (...args) => {
    let key = '';
    for (const arg of args) {
      const part = typeof arg === 'object' && arg !== null ? numbers.get(arg) : JSON.stringify(arg);
      if (part === undefined) return make(...args);
      key += typeof part === 'number' ? ` #${part}` : ` ${part}`;
    }
    const known = made.get(key);
    if (known) return known;
    const now = make(...args);
    remember(now);
    made.set(key, now, 1);
    return now;
  };
}

function remember(value: object): void {
  if (!numbers.has(value)) numbers.set(value, ++last);
}

function frozen(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const part of Object.values(value)) frozen(part);
  Object.freeze(value);
}
