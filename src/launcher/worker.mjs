import { runUntilStopped } from './processes/stop.mjs';
import { runCommand } from './run-command.mjs';
import { useRunningServices } from './services/use-running-services.mjs';
import { openWorker } from './shop/start-shop.mjs';

/** `npm run worker`: the jobs alone, beside a shop that runs with `JOBS=off`. */
runCommand((say) =>
  runUntilStopped(say, async () => {
    await openWorker(say, await useRunningServices(say, '`npm run worker`'));
  }),
);
