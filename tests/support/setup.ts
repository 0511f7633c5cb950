import { inject } from 'vitest';
import { guardConsole } from './console-guard.ts';
import { addressesOf, asAdmin, shopEnv } from './services.ts';

const services = inject('services');

/** This file's own database, a copy of the template. The next file in the same process has another of the same name. */
const database = `${services.template}_${process.pid}`;
await asAdmin(services.adminUrl, async (client) => {
  await client.query(`drop database if exists ${database} with (force)`);
  await client.query(`create database ${database} template ${services.template} strategy file_copy`);
});

Object.assign(process.env, shopEnv(addressesOf(services.adminUrl, database)), {
  TEST_DATABASE: database,
  NODE_ENV: 'test',
  STRIPE_API_BASE: services.stripeUrl,
  LOG_LEVEL: 'silent',
  ...(services.redisUrl ? { REDIS_URL: services.redisUrl } : {}),
});

guardConsole();
