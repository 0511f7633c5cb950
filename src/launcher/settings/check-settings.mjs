import { mkdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { run } from '../processes/children.mjs';
import { UserError } from '../progress.mjs';
import { logDirOf, missingServices, publicBecause } from './environment.mjs';
import { inRoot } from './paths.mjs';

/** In place of the services that are not running yet, or are missing. */
const placeholders = {
  DATABASE_URL: 'postgres://localhost/lectern',
  SMTP_URL: 'smtp://localhost',
  STRIPE_WEBHOOK_SECRET: 'whsec_placeholder',
  AUTH_SECRET: 'placeholder'.repeat(3),
};

/**
 * Settings with which the shop's own code can be loaded before its services run.
 * @param {import('./environment.mjs').Settings} settings
 * @returns {import('./environment.mjs').Settings}
 */
export const withPlaceholders = (settings) => ({
  ...placeholders,
  ...(publicBecause(settings) ? { STRIPE_SECRET_KEY: 'sk_test_placeholder' } : {}),
  ...settings,
});

/**
 * Checks the settings before anything listens.
 * @param {import('./environment.mjs').Settings} settings
 * @throws {UserError} with every missing service and every wrong value
 */
export async function checkSettings(settings) {
  const reason = publicBecause(settings);
  const missing = missingServices(settings);
  const wrong = [...(await wrongValues(settings)), ...logDirProblem(settings)];
  if (missing.length + wrong.length === 0) return;
  const why = missing.length > 0 ? `${reason}, so it gets no stand-ins.` : 'the settings are not right.';
  const lines = [...missing, ...wrong].map((line) => `  ${line}`).join('\n');
  throw new UserError(
    `The shop does not start: ${why}\n${lines}\nThe settings come from the environment and from .env; .env.example explains each.`,
  );
}

/**
 * @param {import('./environment.mjs').Settings} settings
 * @returns {Promise<string[]>} what the shop's own configuration says, a line for each value
 */
async function wrongValues(settings) {
  const config = pathToFileURL(inRoot('src', 'lib', 'config.ts')).href;
  const script = `import(${JSON.stringify(config)}).catch((error) => { console.error(error.message); process.exit(1); })`;
  const { code, text } = await run(process.execPath, ['--input-type=module', '-e', script], {
    cwd: inRoot(),
    env: withPlaceholders(settings),
  });
  if (code === 0) return [];
  const problems = text.split('\n').filter((line) => line.startsWith('  '));
  return problems.length > 0 ? problems.map((line) => line.trim()) : [text];
}

/** @param {import('./environment.mjs').Settings} settings */
function logDirProblem(settings) {
  const dir = logDirOf(settings);
  try {
    if (dir) mkdirSync(dir, { recursive: true });
    return [];
  } catch (error) {
    return [`LOG_DIR: ${dir} cannot be made: ${/** @type {Error} */ (error).message}`];
  }
}
