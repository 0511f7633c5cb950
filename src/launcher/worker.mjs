import { begin } from './begin.mjs';
import { borrowGround } from './borrow.mjs';
import { openWorker } from './doors.mjs';
import { runUntilStopped } from './stop.mjs';

/** `npm run worker`: the jobs alone, beside a shop that runs with `JOBS=off`. */
begin((say) =>
  runUntilStopped(say, async () => {
    await openWorker(say, await borrowGround(say, '`npm run worker`'));
  }),
);
