import { describe, expect, test } from 'vitest';
import { missingServices, publicBecause } from '#launcher/settings/environment.mjs';
import { testEnvironment } from '#launcher/tests/test-environment.mjs';

const complete = {
  DATABASE_URL: 'postgres://a@b/c',
  STRIPE_SECRET_KEY: 'sk_live_abc',
  STRIPE_WEBHOOK_SECRET: 'whsec_abcdefgh',
  SMTP_URL: 'smtp://mail',
  AUTH_SECRET: 'x'.repeat(32),
};

describe('a shop that the public can reach', () => {
  test.each([
    [{ NODE_ENV: 'production' }, 'NODE_ENV is production'],
    [{ STRIPE_SECRET_KEY: 'sk_live_abc' }, 'STRIPE_SECRET_KEY takes real money'],
    [{ STRIPE_SECRET_KEY: 'rk_live_abc' }, 'STRIPE_SECRET_KEY takes real money'],
    [{ PUBLIC_ORIGIN: 'https://shop.example' }, 'PUBLIC_ORIGIN is https://shop.example'],
    [{ HOST: '0.0.0.0' }, 'HOST is 0.0.0.0, which others can reach'],
    [{ HOST: '192.168.1.5' }, 'HOST is 192.168.1.5, which others can reach'],
    [{ HOST: '::' }, 'HOST is ::, which others can reach'],
  ])('is known by %o', (settings, reason) => {
    expect(publicBecause(settings)).toBe(reason);
  });

  test.each([
    [{}],
    [{ NODE_ENV: 'development', STRIPE_SECRET_KEY: 'sk_test_abc', PUBLIC_ORIGIN: 'http://localhost:4321' }],
    [{ HOST: 'localhost' }],
    [{ HOST: '127.0.0.2' }],
    [{ HOST: '::1' }],
  ])('is not %o', (settings) => {
    expect(publicBecause(settings)).toBeUndefined();
    expect(missingServices(settings)).toEqual([]);
  });

  test('does not start without its services, and names all of them at once', () => {
    const production = { NODE_ENV: 'production' };
    expect(missingServices({ ...production, ...complete })).toEqual([]);
    for (const name of Object.keys(complete)) {
      const missing = missingServices({ ...production, ...complete, [name]: undefined });
      expect(missing).toEqual([expect.stringMatching(new RegExp(`^${name} is not set: .+\\.$`))]);
    }
    expect(missingServices(production).map((line) => line.split(' ')[0])).toEqual(Object.keys(complete));
  });
});

test('no test is told where the real services are', () => {
  const before = { ...process.env };
  Object.assign(process.env, complete, { PORT: '80' });
  const env = testEnvironment({ databaseUrl: 'postgres://scratch', redisUrl: undefined });
  process.env = before;
  for (const name of [...Object.keys(complete), 'PORT']) expect(env[name], name).toBeUndefined();
  expect(env['TEST_DATABASE_ADMIN_URL']).toBe('postgres://scratch');
  expect(env['PATH']).toBe(process.env['PATH']);
});
