import { describe, expect, test } from 'vitest';
import { type Evidence, judgeEvidence } from '#shop/pricing/tax/evidence.ts';

const pieces = (text: string) =>
  text
    .split(' ')
    .filter(Boolean)
    .map((word) => {
      const [kind, country] = word.split(':');
      return { kind, country } as Evidence;
    });

describe('evidence of the country of a buyer', () => {
  test.each([
    ['DE', 'chosen:DE card:DE', 'agreed'],
    ['DE', 'chosen:DE card:FR', 'unclear'],
    ['DE', 'chosen:DE', 'single'],
    ['DE', '', 'single'],
    // Two are enough, whatever the third one says.
    ['DE', 'chosen:DE card:FR account:DE', 'agreed'],
    ['DE', 'billing:DE delivery:DE card:US', 'agreed'],
    // Two that name another country are asked about as well.
    ['DE', 'chosen:DE card:FR account:FR', 'unclear'],
    ['DE', 'delivery:FR', 'unclear'],
    // One area of tax.
    ['MC', 'chosen:MC card:FR', 'agreed'],
    ['LI', 'chosen:LI card:CH', 'agreed'],
    ['IM', 'chosen:IM card:GB', 'agreed'],
    ['CH', 'chosen:CH card:AT', 'unclear'],
  ] as const)('of %s: “%s” is %s', (country, text, verdict) => {
    expect(judgeEvidence(country, pieces(text))).toBe(verdict);
  });
});
