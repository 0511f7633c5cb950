import { exitWhenStopped } from './processes/stop.mjs';
import { runCommand } from './run-command.mjs';
import { ensureBuild } from './shop/build.mjs';

/** `npm run build`: the pages for a shop that the public can reach, built before it is started. */
runCommand(
  async (progress) => {
    exitWhenStopped();
    await ensureBuild(progress);
    process.exit(0);
  },
  { flags: [] },
);
