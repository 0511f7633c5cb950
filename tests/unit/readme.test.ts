import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { KNOWN_TYPES } from '#shop/payments/webhooks/handle-event.ts';

test('the README names every event that Stripe should send, and no other', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const named = [...readme.matchAll(/`((?:checkout|payment_intent|charge|refund)\.[a-z_.]+)`/g)];
  expect(named.map(([, type]) => type).sort()).toEqual([...KNOWN_TYPES].sort());
});
