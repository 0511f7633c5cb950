import { expect, test } from 'vitest';
import { concernFacts } from '#web/admin/concern-facts.ts';

const CODES = ['amount', 'currency', 'payment', 'mode', 'intent_of_another_order', 'setup', 'subscription'];

test.each(CODES)('what does not match (%s) is said in words', (why) => {
  const [fact] = concernFacts({ why });
  expect(fact?.name).toBe('What does not match');
  expect(fact?.text).toMatch(/^[A-Z][a-z]* [a-z ]+$/);
});
