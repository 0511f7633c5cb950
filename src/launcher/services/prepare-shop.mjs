import { run } from '../processes/children.mjs';
import { Refusal } from '../progress.mjs';
import { inRoot } from '../settings/paths.mjs';

/**
 * Brings the database up to date: migrations, the demo shop once, a first admin. One process of the command line does
 * all of it; its last line is a result in JSON, every line before that is progress.
 * @typedef {{ admin: { email: string, password: string } | null, migrated: number, seeded: boolean }} Prepared
 *
 * @param {import('../progress.mjs').Teller} say
 * @param {import('../settings/environment.mjs').Settings} settings
 * @returns {Promise<Prepared>}
 * @throws {Refusal} with the command line's own words
 */
export const prepareShop = (say, settings) =>
  say.step('database', 'bringing it up to date', async (note) => {
    let last = '';
    const { code, text } = await run(process.execPath, [inRoot('src', 'cli.ts'), 'db', 'prepare'], {
      cwd: inRoot(),
      env: settings,
      onLine: (line) => {
        if (last) say.tell('database', last);
        last = line;
      },
    });
    if (code !== 0) throw new Refusal(`The database could not be prepared:\n${text}`);
    const prepared = /** @type {Prepared} */ (JSON.parse(last));
    note(inWords(prepared));
    return prepared;
  });

/**
 * Only the migrations: a shop that the public can reach gets neither demo products nor an admin it did not ask for.
 * @param {import('../progress.mjs').Teller} say
 * @param {import('../settings/environment.mjs').Settings} settings
 * @throws {Refusal} with the command line's own words
 */
export const migrateShop = (say, settings) =>
  say.step('database', 'migrating it', async (note) => {
    const options = { cwd: inRoot(), env: settings };
    const { code, text } = await run(process.execPath, [inRoot('src', 'cli.ts'), 'db', 'migrate'], options);
    if (code !== 0) throw new Refusal(`The database could not be migrated:\n${text}`);
    note('up to date');
  });

/** @param {Prepared} prepared */
function inWords({ migrated, seeded }) {
  const parts = [];
  if (migrated > 0) parts.push(`${migrated} migration${migrated === 1 ? '' : 's'} applied`);
  if (seeded) parts.push('the demo shop loaded');
  return parts.join(', ') || 'up to date';
}
