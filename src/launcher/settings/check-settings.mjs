import { pathToFileURL } from 'node:url';
import { run } from '../processes/children.mjs';
import { Refusal } from '../progress.mjs';
import { withSecrets } from '../services/start-services.mjs';
import { inRoot } from './paths.mjs';

/** What stands in the place of services that are not up yet, while the rest is checked. */
const pretended = { DATABASE_URL: 'postgres://localhost/lectern', SMTP_URL: 'smtp://localhost' };

/**
 * Lets the shop judge its settings before anything listens: every wrong value at once, by name.
 * @param {import('./environment.mjs').Settings} settings
 * @throws {Refusal} in the shop's own words
 */
export async function checkSettings(settings) {
  const config = pathToFileURL(inRoot('src', 'lib', 'config.ts')).href;
  const script = `import(${JSON.stringify(config)}).catch((error) => { console.error(error.message); process.exit(1); })`;
  const { code, text } = await run(process.execPath, ['--input-type=module', '-e', script], {
    cwd: inRoot(),
    env: { ...pretended, ...withSecrets(settings) },
  });
  if (code !== 0) throw new Refusal(text);
}
