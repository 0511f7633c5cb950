/// <reference types="vitest/config" />
import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vite';

/** Run alone: what failed beside others is run again with nothing beside it. */
const isAlone = Boolean(process.env['TEST_ALONE']);
const isLong = Boolean(process.env['TEST_LONG']);

/** What loads the machine or kills processes: one file at a time, before everything else. */
const HEAVY = [
  'tests/faults/kill-under-load.test.ts',
  'tests/faults/backlog.test.ts',
  'tests/launcher/start.test.ts',
  'tests/lib/redis-stampede.test.ts',
  'tests/web/{drain,overload}.test.ts',
];
/** Served by one shop that is started once: see tests/support/shared-shop.ts. */
const SHARED_SHOP = [
  'tests/contract/kinds-over-http.test.ts',
  'tests/web/{accounts,admin,admin-lists,direct-routes,downloads,event-admin,event-dates,films,free-and-account,headers,learning,licences,legal-and-reviews,long-words,media,order-states,purchase,search-limit,shopkeeper-pages,strangers-words,tickets,stamping,waiting-for-staff,waiting-list,webhook-http,what-shoppers-read,who-may}.test.ts',
  'tests/web/{attendees,attendees-admin,check-in,goods-admin,goods-pages,return-pictures,saved-addresses,stock-take,tax-pages}.test.ts',
];
/** Nearly all of these import most of the shop, which is read once by each process instead of once for each file. */
const DOMAIN = globSync('tests/shop/**/*.test.ts').filter(
  // What one of these replaces in the shop's modules would stay so for the files after it.
  (file) => !/\bvi\.(mock|doMock|resetModules)\(|\bstartOwnRedis\(/.test(readFileSync(file, 'utf8')),
);

const common = {
  pool: 'forks',
  // A guard against hangs alone: how long a thing takes is measured in tests/bench.
  testTimeout: isLong ? 7_200_000 : 180_000,
  hookTimeout: 120_000,
} as const;
const services = {
  globalSetup: ['tests/support/global-setup.ts'],
  setupFiles: ['tests/support/setup.ts'],
};
// More than there are cores: many tests wait for a timer, a restart or a server, and leave theirs idle.
const beside = { maxWorkers: isAlone ? 1 : 4, sequence: { groupOrder: 2 } };

/** Plain Node for everything: pages are tested over HTTP, against the built shop. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...{ ...common, ...beside, name: 'unit', isolate: false },
          include: ['tests/layers.test.ts', 'tests/unit/**/*.test.ts'],
          setupFiles: ['tests/support/setup-unit.ts'],
        },
      },
      {
        test: {
          ...{ ...common, ...services, ...beside, name: 'own' },
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/layers.test.ts', 'tests/unit/**', ...DOMAIN, ...SHARED_SHOP, ...HEAVY],
        },
      },
      {
        test: {
          ...{ ...common, ...services, ...beside, name: 'shop', isolate: false, restoreMocks: true },
          include: DOMAIN,
        },
      },
      {
        test: {
          ...{ ...common, ...services, ...beside, name: 'shared', isolate: false },
          include: SHARED_SHOP,
          globalSetup: [...services.globalSetup, 'tests/support/shared-shop-setup.ts'],
        },
      },
      {
        test: {
          ...{ ...common, ...services, name: 'heavy' },
          include: HEAVY,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
