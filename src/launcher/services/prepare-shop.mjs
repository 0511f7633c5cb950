import { run } from '../processes/children.mjs';
import { UserError } from '../progress.mjs';
import { inRoot } from '../settings/paths.mjs';

/**
 * Brings the database up to date: migrations, the demo shop once, a first admin and the demo customer's account. One run
 * of the command line does all of it; its last line is the result as JSON, every line before that is progress.
 * @typedef {{ email: string, password: string }} SignIn
 * @typedef {{ admin: SignIn | null, customer: SignIn | null, migrated: number, seeded: boolean }} Prepared
 *
 * @param {import('../progress.mjs').Progress} progress
 * @param {import('../settings/environment.mjs').Settings} settings
 * @returns {Promise<Prepared>}
 * @throws {UserError} with the output of the command line
 */
export const prepareShop = (progress, settings) =>
  progress.step('database', 'bringing it up to date', async (setResult) => {
    let last = '';
    const { code, text } = await run(process.execPath, [inRoot('src', 'cli.ts'), 'db', 'prepare'], {
      cwd: inRoot(),
      env: settings,
      onLine: (line) => {
        if (last) progress.report('database', last);
        last = line;
      },
    });
    if (code !== 0) throw new UserError(`The database could not be prepared:\n${text}`);
    const prepared = /** @type {Prepared} */ (JSON.parse(last));
    setResult(resultInWords(prepared));
    return prepared;
  });

/**
 * The migrations only: a shop that the public can reach gets no demo products and no admin by itself.
 * @param {import('../progress.mjs').Progress} progress
 * @param {import('../settings/environment.mjs').Settings} settings
 * @throws {UserError} with the output of the command line
 */
export const migrateShop = (progress, settings) =>
  progress.step('database', 'migrating it', async (setResult) => {
    const options = { cwd: inRoot(), env: settings };
    const { code, text } = await run(process.execPath, [inRoot('src', 'cli.ts'), 'db', 'migrate'], options);
    if (code !== 0) throw new UserError(`The database could not be migrated:\n${text}`);
    setResult('up to date');
  });

/** @param {Prepared} prepared */
function resultInWords({ migrated, seeded }) {
  const parts = [];
  if (migrated > 0) parts.push(`${migrated} migration${migrated === 1 ? '' : 's'} applied`);
  if (seeded) parts.push('the demo shop loaded');
  return parts.join(', ') || 'up to date';
}
