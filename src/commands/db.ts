import { parseArgs } from 'node:util';
import { config } from '#lib/config.ts';
import { appliedMigrations, grantApplication, migrate } from '#lib/db/migrate.ts';
import { db, kyselyOn, pools } from '#lib/db.ts';
import { migrateJobs } from '#lib/jobs.ts';
import { closePasswords } from '#lib/passwords/hash.ts';
import { createPracticeAccount } from '#shop/accounts/create-practice-account.ts';
import { createFirstAdmin } from '#shop/accounts/create-staff.ts';
import { queues } from '#shop/jobs/queues.ts';
import { DEMO_CUSTOMER } from '../../database/seed/practice/people.ts';
import { type Command, print, wholeNumber } from './command.ts';
import { reportSeeded, seedCommand, seedOnce, WITHOUT_ORDERS } from './seed.ts';

const FIRST_ADMIN = 'admin@example.com';

export const dbCommands: Readonly<Record<string, Command>> = {
  migrate: {
    usage: 'db migrate',
    about: 'brings the schema up to date and gives the application’s role its rights',
    run: async () => report(await migrateAll()),
  },
  rollback: {
    usage: 'db rollback [--steps N]',
    about: 'takes back the last migration (or N)',
    run: async (args) => {
      const { values } = parseArgs({ args: [...args], options: { steps: { type: 'string', default: '1' } } });
      const names = await migrate('down', wholeNumber(values.steps));
      print(names.length === 0 ? 'Nothing to take back.' : `Took back ${names.join(', ')}.`);
    },
  },
  status: {
    usage: 'db status',
    about: 'lists the migrations that have run',
    run: async () => {
      for (const name of await appliedMigrations((text) => pools.web.query(text))) print(name);
    },
  },
  seed: seedCommand,
  prepare: {
    usage: 'db prepare [--without-orders]',
    about:
      'migrates, loads the demo shop, makes the first admin and the demo customer’s account: what `npm start` does first; the last line is JSON',
    run: async (args) => {
      const { values } = parseArgs({ args: [...args], options: { [WITHOUT_ORDERS]: { type: 'boolean' } } });
      const migrated = await migrateAll();
      report(migrated);
      const seeded = await seedOnce(values[WITHOUT_ORDERS] ? 'never' : 'with-shop');
      reportSeeded(seeded);
      const { admin, customer } = await firstAccounts();
      print(JSON.stringify({ admin, customer, migrated: migrated.length, seeded: seeded.isNew }));
    },
  },
};

/** Migrates the schema, creates the queues and grants the rights. @returns the migrations that ran. */
async function migrateAll(): Promise<string[]> {
  const names = await migrate('up');
  const allQueues = queues(kyselyOn(pools.jobs), { origin: config.publicOrigin, secret: config.authSecret });
  await migrateJobs(allQueues);
  await grantApplication();
  return names;
}

function report(names: readonly string[]): void {
  print(names.length === 0 ? 'The schema is up to date.' : `Migrated: ${names.join(', ')}.`);
}

/** Creates the first admin and the demo customer's account, but not in production: there `admin create` does. */
async function firstAccounts() {
  if (config.isProduction) return { admin: null, customer: null };
  try {
    const [made, customer] = await Promise.all([
      createFirstAdmin(db, FIRST_ADMIN),
      createPracticeAccount(db, DEMO_CUSTOMER),
    ]);
    return { admin: made && { email: made.email, password: made.password }, customer };
  } finally {
    await closePasswords();
  }
}
