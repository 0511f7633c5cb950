import { ensureBrowser } from './packages/ensure-browser.mjs';
import { ensureRedis } from './packages/ensure-redis.mjs';
import { ensureWrk } from './packages/ensure-wrk.mjs';
import { launch, stage } from './processes/children.mjs';
import { exitWhenStopped } from './processes/stop.mjs';
import { runCommand } from './run-command.mjs';
import { startScratch } from './services/scratch.mjs';
import { inRoot } from './settings/paths.mjs';
import { ensureBuild } from './shop/build.mjs';
import { testEnvironment } from './tests/test-environment.mjs';

/** `npm run bench`: the measurements, on their own services with the durability settings of a shop. */
runCommand(bench, { isTest: true });

/** @param {import('./progress.mjs').Progress} progress */
async function bench(progress) {
  exitWhenStopped();
  const words = process.argv.slice(2);
  const needsBrowser = words.length === 0 || words.includes('lighthouse');
  const chromium = needsBrowser ? await ensureBrowser(progress) : undefined;
  await ensureRedis(progress);
  await ensureWrk(progress);
  await ensureBuild(progress);
  const scratch = await progress.step('services', 'starting PostgreSQL and Redis', () =>
    startScratch({ durable: true }),
  );
  const env = testEnvironment(scratch, chromium ? { TEST_CHROMIUM: chromium } : {});
  const script = [inRoot('tests', 'bench', 'main.ts'), ...words];
  const child = launch('bench', process.execPath, script, {
    cwd: inRoot(),
    env,
    stage: stage.web,
    group: true,
  });
  const { code } = await child.exited;
  await scratch.stop();
  process.exit(code ?? 1);
}
