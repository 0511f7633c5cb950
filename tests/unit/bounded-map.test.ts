import { expect, test } from 'vitest';
import { boundedMap } from '#lib/bounded-map.ts';

test('what nobody asks for is forgotten after others of the same size twice, what is asked for stays', () => {
  const map = boundedMap<string>(10);
  map.set('asked for', 'stays', 1);
  map.set('forgotten', 'goes', 1);
  for (let n = 0; n < 40; n++) {
    map.set(`other ${n}`, 'x', 1);
    expect(map.get('asked for')).toBe('stays');
  }
  expect(map.get('forgotten')).toBeUndefined();
});

test('something larger than the whole map is kept until the next one comes, and then in the second row', () => {
  const map = boundedMap<string>(10);
  map.set('huge', 'x', 1_000);
  expect(map.get('huge')).toBe('x');
  map.set('a', 'x', 1);
  map.set('b', 'x', 10);
  map.set('c', 'x', 10);
  expect(map.get('huge')).toBeUndefined();
});
