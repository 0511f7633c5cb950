import { mkdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createBriefProgress } from '#launcher/progress.mjs';
import { ensureBuild } from '#launcher/shop/build.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LOCK = `${tmpdir()}/lectern-build-${ROOT.replaceAll('/', '_')}`;
/** No build takes this long: a lock that old was left behind. */
const STALE_MS = 180_000;

let built: Promise<void> | undefined;

/** The pages as they are now, built once per process and never by two at a time. `TEST_BUILT` says they are. */
export function ensurePages(): Promise<void> {
  built ??= process.env['TEST_BUILT'] ? Promise.resolve() : buildAlone();
  return built;
}

async function buildAlone(): Promise<void> {
  while (!(await isTaken())) await sleep(100);
  try {
    await ensureBuild(createBriefProgress());
  } finally {
    await rm(LOCK, { recursive: true, force: true });
  }
}

async function isTaken(): Promise<boolean> {
  try {
    await mkdir(LOCK);
    return true;
  } catch {
    const made = await stat(LOCK).catch(() => null);
    if (made && Date.now() - made.mtimeMs > STALE_MS) await rm(LOCK, { recursive: true, force: true });
    return false;
  }
}
