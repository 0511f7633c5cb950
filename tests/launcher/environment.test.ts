import { describe, expect, test } from 'vitest';
import { publicBecause, refuseWithoutServices } from '#launcher/settings/environment.mjs';
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
    expect(() => refuseWithoutServices(settings)).not.toThrow();
  });

  test('does not start without its services, and names all of them at once', () => {
    expect(() => refuseWithoutServices({ ...complete })).not.toThrow();
    for (const name of Object.keys(complete)) {
      const settings = { NODE_ENV: 'production', ...complete, [name]: undefined };
      expect(() => refuseWithoutServices(settings)).toThrow(new RegExp(`^ {2}${name} is not set`, 'm'));
    }
    const refusal = () => refuseWithoutServices({ NODE_ENV: 'production' });
    expect(refusal).toThrow(
      /DATABASE_URL.*\n.*STRIPE_SECRET_KEY.*\n.*STRIPE_WEBHOOK_SECRET.*\n.*SMTP_URL.*\n.*AUTH_SECRET/,
    );
    expect(refusal).not.toThrow(/REDIS_URL/);
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
