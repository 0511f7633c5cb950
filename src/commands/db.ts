import { parseArgs } from 'node:util';
import { config } from '#lib/config.ts';
import { appliedMigrations, grantApplication, migrate } from '#lib/db/migrate.ts';
import { createPool, db, inTransaction, kyselyOn, pools } from '#lib/db.ts';
import { migrateJobs } from '#lib/jobs.ts';
import { closePasswords } from '#lib/passwords/hash.ts';
import { createFirstAdmin } from '#shop/accounts/create-staff.ts';
import { queues } from '#shop/jobs/queues.ts';
import { loadBulkCourses } from '../../database/seed/bulk-courses.ts';
import { loadDemoShop } from '../../database/seed/demo-shop.ts';
import { type Command, print, UsageError } from './command.ts';

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
  seed: {
    usage: 'db seed [--products N]',
    about: 'loads the demo shop once, and N more courses for measuring',
    run: async (args) => {
      const { values } = parseArgs({ args: [...args], options: { products: { type: 'string' } } });
      print((await seedOnce()) ? 'The demo shop is loaded.' : 'The demo shop was loaded before.');
      if (values.products === undefined) return;
      await withOwner((db) => loadBulkCourses(db, wholeNumber(values.products ?? '')));
      print(`Added ${values.products} courses.`);
    },
  },
  prepare: {
    usage: 'db prepare',
    about:
      'migrates, loads the demo shop and makes the first admin: what `npm start` does first; the last line is JSON',
    run: async () => {
      const migrated = await migrateAll();
      report(migrated);
      const seeded = await seedOnce();
      if (seeded) print('The demo shop is loaded.');
      const admin = await firstAdmin();
      print(JSON.stringify({ admin, migrated: migrated.length, seeded }));
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

/** @returns false if the demo shop was loaded into this database before. */
async function seedOnce(): Promise<boolean> {
  return withOwner((db) =>
    inTransaction(db, async (tx) => {
      const mark = await tx
        .insertInto('settings')
        .values({ name: 'demo_shop', value: JSON.stringify({ loaded: true }) })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .executeTakeFirst();
      if (!mark.numInsertedOrUpdatedRows) return false;
      await loadDemoShop(tx);
      return true;
    }),
  );
}

/** Creates the first admin, but not in production: there `admin create` does. */
async function firstAdmin(): Promise<{ email: string; password: string } | null> {
  if (config.isProduction) return null;
  try {
    const made = await createFirstAdmin(db, FIRST_ADMIN);
    return made && { email: made.email, password: made.password };
  } finally {
    await closePasswords();
  }
}

/** Bulk work runs as the owner, without the time limits of pages. */
async function withOwner<T>(work: (db: ReturnType<typeof kyselyOn>) => Promise<T>): Promise<T> {
  const pool = createPool('cli', 1, config.databaseOwnerUrl, { isBounded: false });
  try {
    return await work(kyselyOn(pool));
  } finally {
    await pool.end();
  }
}

function wholeNumber(text: string): number {
  if (!/^\d{1,7}$/.test(text) || Number(text) < 1) throw new UsageError(`not a whole number: ${text}`);
  return Number(text);
}
