/** Settings of a shop on this machine, which no test may use. */
const SHOP_SETTINGS = [
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'DATABASE_READ_URL',
  'REDIS_URL',
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
  'STRIPE_API_BASE',
  'STRIPE_SANDBOX_PORT',
  'SMTP_URL',
  'MAILBOX_PORT',
  'FILES_URL',
  'FILES_KEY',
  'FILES_SECRET',
  'AUTH_SECRET',
  'PORT',
  'HOST',
  'PUBLIC_ORIGIN',
  'TRUSTED_PROXIES',
  'JOBS',
  'METRICS_PORT',
  'LOG_LEVEL',
  'LOG_DIR',
  'NODE_ENV',
  'TEST_DATABASE_ADMIN_URL',
  'TEST_REDIS_URL',
];

/**
 * The environment of the tests: scratch services, and no setting of a shop on this machine.
 * @param {{ databaseUrl: string, redisUrl: string | undefined }} scratch
 * @param {NodeJS.ProcessEnv} [more]
 * @returns {NodeJS.ProcessEnv}
 */
export function testEnvironment({ databaseUrl, redisUrl }, more = {}) {
  const kept = Object.entries(process.env).filter(([name]) => !SHOP_SETTINGS.includes(name));
  return {
    ...Object.fromEntries(kept),
    TEST_DATABASE_ADMIN_URL: databaseUrl,
    ...(redisUrl && { TEST_REDIS_URL: redisUrl }),
    ASTRO_TELEMETRY_DISABLED: '1',
    ...more,
  };
}
