import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { isSignedByStripe } from '#lib/stripe/signature.ts';
import { WEBHOOK_SECRET } from '#tests/support/services.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const SECONDS = NOW.getTime() / 1000;
const BODY = '{"id":"evt_1","text":"caf\\u00e9 – ß"}';

function sign(time: number, { body = BODY, secret = WEBHOOK_SECRET, scheme = 'v1' } = {}): string {
  const mac = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
  return `t=${time},${scheme}=${mac}`;
}

describe('a signature of Stripe', () => {
  test.each([0, 1, 299, 300, -1, -299, -300])('is good %i s after it was made', (age) => {
    expect(isSignedByStripe(BODY, sign(SECONDS - age), NOW)).toBe(true);
  });

  test.each([301, 3_600, 86_400, -301, -86_400])('is refused %i s after it was made', (age) => {
    expect(isSignedByStripe(BODY, sign(SECONDS - age), NOW)).toBe(false);
  });

  test('may stand beside another, as while a secret is rolled', () => {
    const other = /v1=\w+/.exec(sign(SECONDS, { secret: 'whsec_the_other_one' }))?.[0];
    expect(isSignedByStripe(BODY, `${sign(SECONDS)},${other}`, NOW)).toBe(true);
  });

  test.each([
    ['with another secret', sign(SECONDS, { secret: 'whsec_somebody_elses' })],
    ['of another body', sign(SECONDS, { body: `${BODY} ` })],
    ['of the old scheme only', sign(SECONDS, { scheme: 'v0' })],
    ['without its time', sign(SECONDS).replace(/^t=\d+,/, '')],
    ['with a time that is no number', sign(SECONDS).replace(/^t=\d+/, 't=NaN')],
    ['with the time changed', sign(SECONDS - 10).replace(/^t=\d+/, `t=${SECONDS}`)],
    ['that is missing', null],
    ['that is empty', ''],
    ['that is noise', 'v1=,t=,,='],
  ])('%s is refused', (_, header) => {
    expect(isSignedByStripe(BODY, header, NOW)).toBe(false);
  });
});
