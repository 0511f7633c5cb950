import { begin } from './begin.mjs';
import { ensureBuild } from './build.mjs';
import { launch, stage } from './children.mjs';
import { ensureBrowser } from './ensure-browser.mjs';
import { ensureRedis } from './ensure-redis.mjs';
import { ensureWrk } from './ensure-wrk.mjs';
import { inRoot } from './paths.mjs';
import { startScratch } from './scratch.mjs';
import { leaveWhenStopped } from './stop.mjs';
import { testEnvironment } from './test-environment.mjs';

/** `npm run bench`: the measurements, on services of their own that are as durable as a shop's. */
begin(async (say) => {
  leaveWhenStopped();
  const chromium = await ensureBrowser(say);
  await ensureRedis(say);
  await ensureWrk(say);
  await ensureBuild(say);
  const scratch = await say.step('services', 'starting PostgreSQL and Redis', () =>
    startScratch({ durable: true }),
  );
  const env = testEnvironment(scratch, chromium ? { TEST_CHROMIUM: chromium } : {});
  const script = [inRoot('tests', 'bench', 'main.ts'), ...process.argv.slice(2)];
  const child = launch('bench', process.execPath, script, {
    cwd: inRoot(),
    env,
    stage: stage.door,
    group: true,
  });
  const { code } = await child.exited;
  await scratch.stop();
  process.exit(code ?? 1);
});
