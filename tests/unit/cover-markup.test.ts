import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coverMarkup } from '#web/covers/markup.ts';

test('a cover drawn anew after many others is the same again', () => {
  const subject = { title: 'Your First Sourdough', kind: 'course', category: 'bread-and-pastry' };
  const markup = coverMarkup(subject);
  for (let n = 0; n < 1_100; n++) coverMarkup({ ...subject, title: `Another ${n}` });
  expect(coverMarkup(subject)).toBe(markup);
  expect(markup).toMatch(/^<svg class="cover" .*<\/svg>$/s);
});

test('no title breaks out of its cover', () => {
  const sign = fc.constantFrom('<', '>', '"', "'", '&', '/', ' ', 'script', 'a');
  const title = fc.array(sign, { maxLength: 40 }).map((signs) => signs.join(''));
  fc.assert(
    fc.property(title, (words) => {
      const texts = [
        ...coverMarkup({ title: words, kind: 'course', category: null }).matchAll(
          /<tspan[^>]*>(.*?)<\/tspan>/gs,
        ),
      ];
      for (const [, text = ''] of texts)
        expect(text).toMatch(/^(?:[^<>"'&]|&(?:amp|lt|gt|quot|apos|#\d+);)*$/);
    }),
  );
});
