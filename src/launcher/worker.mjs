import { runUntilStopped } from './processes/stop.mjs';
import { runCommand } from './run-command.mjs';
import { useRunningServices } from './services/use-running-services.mjs';
import { openWorker } from './shop/start-shop.mjs';

/** `npm run worker`: the jobs alone, beside a shop that runs with `JOBS=off`. */
runCommand(
  (progress) =>
    runUntilStopped(progress, async () => {
      await openWorker(progress, await useRunningServices(progress, '`npm run worker`'));
    }),
  { flags: [] },
);
