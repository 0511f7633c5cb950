import { expect, test, vi } from 'vitest';
import { identityOf, memoize, reuseUnchangedRows, type Stable } from '#lib/memoize.ts';

const parse = async (text: string) => JSON.parse(text) as { name: string; tags: string[] }[];
const one = JSON.stringify([{ name: 'one', tags: ['a'] }]);
const two = JSON.stringify([{ name: 'two', tags: [] }]);

test('the same answer to a question is the same rows, another one is others, and neither can be changed', async () => {
  const read = vi.fn(parse);
  const first = await reuseUnchangedRows('names', one, read);
  expect(await reuseUnchangedRows('names', one, read)).toBe(first);
  expect(read).toHaveBeenCalledTimes(1);
  expect(await reuseUnchangedRows('names', two, read)).toEqual([{ name: 'two', tags: [] }]);
  expect(first).toEqual([{ name: 'one', tags: ['a'] }]);
  expect(() => first[0]?.tags.push('b')).toThrow(TypeError);
  expect(() => Object.assign(first[0] ?? {}, { name: 'three' })).toThrow(TypeError);
});

test('of the same values something is made once, of others anew, and what is made is known again too', async () => {
  const rows = await reuseUnchangedRows('made of', one, parse);
  const others = await reuseUnchangedRows('made of others', two, parse);
  const count = vi.fn((given: readonly object[], word: string, nothing: null) => ({
    text: `${given.length} ${word} ${nothing}`,
  }));
  const counted = memoize(count);
  const made = counted(rows, 'row', null);
  expect(counted(rows, 'row', null)).toBe(made);
  expect(count).toHaveBeenCalledTimes(1);
  expect(counted(rows, 'line', null)).not.toBe(made);
  expect(counted(others, 'row', null)).not.toBe(made);
  expect(count).toHaveBeenCalledTimes(3);
  const longer = memoize(({ text }: { text: string }) => ({ text: `${text}!` }));
  expect(longer(made)).toBe(longer(made));
});

test('a number among the values is not taken for the number of a thing', async () => {
  const rows = await reuseUnchangedRows('numbers', one, parse);
  const described = memoize((value: object | number) => ({ isThing: typeof value === 'object' }));
  expect(described(rows).isThing).toBe(true);
  expect(described(identityOf(rows) ?? 0).isThing).toBe(false);
});

test('of values that only claim to be stable something is made anew each time', () => {
  const make = vi.fn((given: { n: number }) => ({ twice: given.n * 2 }));
  const doubled = memoize(make);
  // @ts-expect-error: the types refuse a value that is not stable.
  const refused = () => doubled({ n: 1 });
  expect(refused()).toEqual({ twice: 2 });
  const given = { n: 1 } as Stable<{ n: number }>;
  expect(doubled(given)).toEqual({ twice: 2 });
  given.n = 2;
  expect(doubled(given)).toEqual({ twice: 4 });
  expect(identityOf(given)).toBeUndefined();
});
