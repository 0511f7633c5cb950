import { appliedMigrations, migrate } from '#lib/db/migrate.ts';
import { asAdmin } from './services.ts';

/** Takes back a migration that has run and all that came after it, in one run. @param ownerUrl of the database. */
export async function downTo(migration: string, ownerUrl: string): Promise<void> {
  const applied = await asAdmin(ownerUrl, (client) => appliedMigrations((text) => client.query(text)));
  const done = await migrate('down', applied.length - applied.indexOf(migration), ownerUrl);
  if (done.at(-1) !== migration) throw new Error(`${migration} was not the last to go: ${done.at(-1)}`);
}
