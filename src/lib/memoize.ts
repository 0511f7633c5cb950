import { LRUCache } from 'lru-cache';
import { currentLanguage } from '#messages/language.ts';

/** Characters of answers that are remembered; parsed, they take about four times as many bytes. */
const MAX_ANSWER_CHARACTERS = 2_000_000;
/** Results that each memoized function remembers: two dozen product cards take about 30 KB. */
const MAX_RESULTS = 400;

declare const stable: unique symbol;
/**
 * A value that is the same object for as long as its data is the same. Only rows of a `statement` and results of a
 * memoized function are; for anything else `memoize` could never find a result again, so the types refuse it.
 */
export type Stable<T extends object> = T & { readonly [stable]: true };

/** Every stable value has a number; no number is given twice. */
const identities = new WeakMap<object, number>();
let lastIdentity = 0;

// lru-cache costs 1.4 µs for building a key of 100 characters and finding it, a map of two generations written for this
// purpose costs 1.3: medians of 11 runs in turn, 200,000 finds among 200 keys, Node 24. With one miss in ten: 1.7 and 2.1.
const answers = new LRUCache<string, { readonly text: string; readonly rows: Stable<readonly unknown[]> }>({
  maxSize: MAX_ANSWER_CHARACTERS,
  sizeCalculation: ({ text }) => Math.max(1, text.length),
});

/**
 * The rows that the text of an answer stands for: when the text is the same as last time, the same frozen rows again.
 * @param question identifies what was asked: an answer is compared with the last one to the same question.
 * @param parse makes rows of a text.
 */
export async function reuseUnchangedRows<Row>(
  question: string,
  text: string,
  parse: (text: string) => Promise<Row[]>,
): Promise<Stable<readonly Row[]>> {
  const known = answers.get(question);
  if (known?.text === text) return known.rows as Stable<readonly Row[]>;
  const rows = await parse(text);
  deepFreeze(rows);
  const stableRows = giveIdentity(rows as readonly Row[]);
  answers.set(question, { text, rows: stableRows });
  return stableRows;
}

/** The number of a stable value; undefined for all others. */
export function identityOf(value: object): number | undefined {
  return identities.get(value);
}

type Primitive = string | number | boolean | null;
type StableArgument<T> = T extends object ? Stable<T> : T;
type StableArguments<Args extends readonly unknown[]> = { [At in keyof Args]: StableArgument<Args[At]> };

/**
 * Remembers what a function makes of stable values and primitives. The result is stable too.
 * @param make a pure function of its arguments; nobody may change what it returns.
 */
export function memoize<Args extends readonly (object | Primitive)[], Result extends object>(
  make: (...args: Args) => Result,
): (...args: StableArguments<Args>) => Stable<Result> {
  const results = new LRUCache<string, Stable<Result>>({ max: MAX_RESULTS });
  return (...given) => {
    const args = given as unknown as Args;
    const key = keyOf(args);
    // Not stable in spite of its type: nothing to find it again by.
    if (key === undefined) return make(...args) as Stable<Result>;
    const known = results.get(key);
    if (known) return known;
    const result = giveIdentity(make(...args));
    results.set(key, result);
    return result;
  };
}

function keyOf(args: readonly (object | Primitive)[]): string | undefined {
  let key: string = currentLanguage();
  for (const arg of args) {
    const part = typeof arg === 'object' && arg !== null ? identities.get(arg) : JSON.stringify(arg);
    if (part === undefined) return undefined;
    key += typeof part === 'number' ? ` #${part}` : ` ${part}`;
  }
  return key;
}

function giveIdentity<T extends object>(value: T): Stable<T> {
  if (!identities.has(value)) identities.set(value, ++lastIdentity);
  return value as Stable<T>;
}

function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const part of Object.values(value)) deepFreeze(part);
  Object.freeze(value);
}
