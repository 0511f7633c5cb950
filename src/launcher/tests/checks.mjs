import { run } from '../processes/children.mjs';
import { inRoot } from '../settings/paths.mjs';
import { astro } from '../shop/build.mjs';

/**
 * What is checked before the tests: each a command that ends with 0.
 * @type {{ label: string, doing: string, args: string[] }[]}
 */
const checks = [
  {
    label: 'format',
    doing: 'checking format and lint',
    args: [inRoot('node_modules', '@biomejs', 'biome', 'bin', 'biome'), 'ci', '--colors=off', inRoot()],
  },
  { label: 'types', doing: 'checking types', args: [astro(), 'check'] },
  {
    label: 'layers',
    doing: 'checking the layers',
    args: [inRoot('node_modules', 'vitest', 'vitest.mjs'), 'run', 'tests/layers.test.ts'],
  },
  {
    label: 'schema',
    doing: 'comparing schema and types with the migrations',
    args: [inRoot('database', 'check-schema.ts')],
  },
];

/**
 * Runs every check, one line each; the output of those that failed comes at the end.
 * @param {import('../progress.mjs').Progress} progress
 * @param {NodeJS.ProcessEnv} env has a scratch PostgreSQL in TEST_DATABASE_ADMIN_URL
 * @param {object} [options]
 * @param {boolean} [options.isBesideTests] the tests run too: what is one of them is left to them
 * @returns {Promise<import('./retry-failed.mjs').Run>}
 */
export async function runChecks(progress, env, { isBesideTests = false } = {}) {
  const wanted = checks.filter(({ label }) => !isBesideTests || label !== 'layers');
  const results = await Promise.all(wanted.map((check) => runCheck(progress, env, check)));
  const failures = results.filter((failure) => failure !== undefined);
  for (const { name, text } of failures) process.stdout.write(`\n── ${name} ──\n${text}\n`);
  const failed = failures.length;
  return { count: { passed: wanted.length - failed, failed, skipped: 0 }, failures };
}

/**
 * @param {import('../progress.mjs').Progress} progress
 * @param {NodeJS.ProcessEnv} env
 * @param {typeof checks[number]} check
 * @returns {Promise<import('./retry-failed.mjs').Failure | undefined>} when the check failed
 */
const runCheck = (progress, env, { label, doing, args }) =>
  progress.step(label, doing, async (setResult) => {
    const { code, text } = await run(process.execPath, args, {
      cwd: inRoot(),
      env: { ...env, NO_COLOR: '1' },
    });
    setResult(code === 0 ? 'passed' : 'FAILED');
    return code === 0 ? undefined : { file: 'npm run check', name: label, text };
  });
