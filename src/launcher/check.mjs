import { exitWhenStopped } from './processes/stop.mjs';
import { runCommand } from './run-command.mjs';
import { startScratch } from './services/scratch.mjs';
import { runChecks } from './tests/checks.mjs';
import { testEnvironment } from './tests/test-environment.mjs';

/** `npm run check`: format, lint, types, layers, schema and generated types in step. */
runCommand(check, { isTest: true, flags: [] });

/** @param {import('./progress.mjs').Progress} progress */
async function check(progress) {
  exitWhenStopped();
  const existing = process.env.TEST_DATABASE_ADMIN_URL;
  const scratch = existing
    ? { databaseUrl: existing, redisUrl: undefined, stop: async () => {} }
    : await startScratch({ redis: false });
  const { count } = await runChecks(progress, testEnvironment(scratch));
  await scratch.stop();
  process.exit(count.failed === 0 ? 0 : 1);
}
