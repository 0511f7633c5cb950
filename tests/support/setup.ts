import { inject } from 'vitest';
import { guardConsole } from './console-guard.ts';
import { addressesOf, asAdmin, shopEnv } from './services.ts';

const services = inject('services');

/** This file's own database, made when its modules first ask for it: a copy of the template. */
const database = `${services.template}_${process.env['VITEST_WORKER_ID']}_${Date.now().toString(36)}`;
await asAdmin(services.adminUrl, (client) =>
  client.query(`create database ${database} template ${services.template}`),
);

Object.assign(process.env, shopEnv(addressesOf(services.adminUrl, database)), {
  TEST_DATABASE: database,
  NODE_ENV: 'test',
  STRIPE_API_BASE: services.stripeUrl,
  LOG_LEVEL: 'silent',
  ...(services.redisUrl ? { REDIS_URL: services.redisUrl } : {}),
});

guardConsole();
