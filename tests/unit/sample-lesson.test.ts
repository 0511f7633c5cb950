import { expect, test } from 'vitest';
import { openingOf } from '#shop/products/kinds/course/sample-lesson.ts';

test('a lesson opens with its first running text, whole paragraphs of it', () => {
  expect(openingOf('## Before\n\nFlour and water.\n\nA week.\n\n- a jar\n\nLater.')).toBe(
    'Flour and water.\n\nA week.',
  );
  expect(openingOf(`First.\r\n\r\n${'x'.repeat(500)}`)).toBe('First.');
  expect(openingOf('x'.repeat(900))).toHaveLength(900);
  expect(openingOf('*Slowly*, he said.\n\n> A word.')).toBe('*Slowly*, he said.');
});

test('a lesson without running text has no opening', () => {
  expect(openingOf('')).toBe('');
  expect(openingOf('1. One\n2. Two\n\n| a | b |\n\n```\ncode\n```')).toBe('');
});
