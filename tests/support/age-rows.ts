import { asAdmin } from './services.ts';

/** What time leaves on the rows of the money. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  orders: ['created_at', 'updated_at', 'completed_at', 'page_asked_at'],
  payments: ['created_at', 'updated_at', 'paid_at', 'asked_at'],
  refunds: ['created_at', 'settled_at'],
  webhook_events: ['received_at', 'handled_at'],
};

/** Lets so many minutes pass for every order of a database. @param adminUrl of any database of the server; this file's own is meant. */
export async function ageRows(
  adminUrl: string,
  minutes: number,
  database = process.env['TEST_DATABASE'],
): Promise<void> {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  await asAdmin(url.href, async (client) => {
    await client.query('set session_replication_role = replica');
    for (const [table, columns] of Object.entries(COLUMNS)) {
      const older = columns.map((column) => `${column} = ${column} - interval '${minutes} minutes'`);
      await client.query(`update ${table} set ${older.join(', ')}`);
    }
  });
}
