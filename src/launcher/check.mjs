import { leaveWhenStopped } from './processes/stop.mjs';
import { runCommand } from './run-command.mjs';
import { startScratch } from './services/scratch.mjs';
import { runChecks } from './tests/checks.mjs';
import { testEnvironment } from './tests/test-environment.mjs';

/** `npm run check`: format, lint, types, layers, schema and generated types in step. */
runCommand(async (say) => {
  leaveWhenStopped();
  const given = process.env.TEST_DATABASE_ADMIN_URL;
  const scratch = given
    ? { databaseUrl: given, redisUrl: undefined, stop: async () => {} }
    : await startScratch({ redis: false });
  const { count } = await runChecks(say, testEnvironment(scratch));
  await scratch.stop();
  process.exit(count.failed === 0 ? 0 : 1);
});
