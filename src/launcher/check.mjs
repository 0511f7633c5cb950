import { begin } from './begin.mjs';
import { runChecks } from './checks.mjs';
import { startScratch } from './scratch.mjs';
import { leaveWhenStopped } from './stop.mjs';
import { testEnvironment } from './test-environment.mjs';

/** `npm run check`: format, lint, types, floors, schema and generated types in step. */
begin(async (say) => {
  leaveWhenStopped();
  const given = process.env.TEST_DATABASE_ADMIN_URL;
  const scratch = given
    ? { databaseUrl: given, redisUrl: undefined, stop: async () => {} }
    : await startScratch({ redis: false });
  const { count } = await runChecks(say, testEnvironment(scratch));
  await scratch.stop();
  process.exit(count.failed === 0 ? 0 : 1);
});
