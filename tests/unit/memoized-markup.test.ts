import { expect, test, vi } from 'vitest';
import { memoizedMarkup, memoizedMarkupOfEach } from '#web/memoized-markup.ts';

const card = (title: string) => ({ title, facts: [{ name: 'Level', text: 'beginner' }] });

test('the same data is drawn once, other data or another drawing anew', async () => {
  const draw = vi.fn(async (item: unknown) => `<li>${JSON.stringify(item)}</li>`);
  const first = await memoizedMarkupOfEach('once', [card('a'), card('b')], draw);
  expect(await memoizedMarkupOfEach('once', [card('a'), card('b')], draw)).toBe(first);
  expect(draw).toHaveBeenCalledTimes(2);
  await memoizedMarkupOfEach('once', [card('b'), card('c')], draw);
  expect(draw).toHaveBeenCalledTimes(3);
  await memoizedMarkupOfEach('otherwise', [card('b')], draw);
  expect(draw).toHaveBeenCalledTimes(4);
});

test('the markup stands in the order of its things, whatever was drawn first', async () => {
  const draw = async (item: unknown) => `<${String(item)}>`;
  await memoizedMarkupOfEach('order', ['two'], draw);
  expect(await memoizedMarkupOfEach('order', ['one', 'two', 'three'], draw)).toBe('<one><two><three>');
});

test('what could not be drawn is tried again', async () => {
  const failing = () => Promise.reject(new Error('no ink'));
  await expect(memoizedMarkupOfEach('fails', ['a'], failing)).rejects.toThrow('no ink');
  expect(await memoizedMarkupOfEach('fails', ['a'], async () => '<a>')).toBe('<a>');
});

test('memory is bounded: what nobody asks for is drawn anew after many others, what is asked for stays', () => {
  const long = 'x'.repeat(100_000);
  const [asked, forgotten] = [vi.fn(() => 'asked'), vi.fn(() => 'forgotten')];
  memoizedMarkup('memory', 'forgotten', forgotten);
  for (let n = 0; n < 120; n++) {
    memoizedMarkup('memory', 'asked', asked);
    memoizedMarkup('memory', n, () => long);
  }
  memoizedMarkup('memory', 'forgotten', forgotten);
  expect(asked).toHaveBeenCalledTimes(1);
  expect(forgotten).toHaveBeenCalledTimes(2);
});
