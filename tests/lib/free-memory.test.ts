import { expect, test } from 'vitest';
import { run } from '#tests/support/child.ts';

/** Fills 300 MB, lets go of it, and waits idle for it to be given back. Its own clock of looks is replaced. Prints MB. */
const PROCESS = (isFreeing: boolean) => `
  import { setTimeout as sleep } from 'node:timers/promises';
  import { freeUnusedMemory } from './src/lib/free-memory.ts';
  let look = () => {};
  const setReal = globalThis.setInterval;
  globalThis.setInterval = (act) => { look = act; return { unref: () => 0 }; };
  if (${isFreeing}) freeUnusedMemory();
  globalThis.setInterval = setReal;
  const megabytes = () => Math.round(process.memoryUsage.rss() / 1_048_576);
  // The loop counts as idle until it has turned once.
  await sleep(20);
  look();
  let crowd = Array.from({ length: 4_000_000 }, (_, at) => ({ at, next: { at } }));
  const full = megabytes();
  crowd = crowd.length;
  look();
  const whileBusy = megabytes();
  for (let looks = 0; looks < 40 && megabytes() > full / 2; looks++) {
    await sleep(50);
    look();
  }
  console.log(JSON.stringify({ full, whileBusy, idle: megabytes() }));
`;

async function measure(isFreeing: boolean): Promise<{ full: number; whileBusy: number; idle: number }> {
  const child = run('memory', ['--input-type=module', '--eval', PROCESS(isFreeing)], {});
  expect(await child.exited).toBe(0);
  return JSON.parse(child.output());
}

test('memory that a crowd has left is given back once the process is idle; without it, V8 keeps it', async () => {
  const [freeing, keeping] = [await measure(true), await measure(false)];
  expect(freeing.full).toBeGreaterThan(200);
  expect(freeing.whileBusy).toBeGreaterThan(freeing.full * 0.9);
  expect(freeing.idle).toBeLessThan(freeing.full * 0.5);
  expect(keeping.idle).toBeGreaterThan(keeping.full * 0.9);
});

test('a look at the memory that cannot be taken, for want of file descriptors, ends nothing', async () => {
  const script = `
    import { freeUnusedMemory } from './src/lib/free-memory.ts';
    process.memoryUsage.rss = () => { throw Object.assign(new Error('EMFILE: too many open files'), { code: 'EMFILE' }); };
    let look;
    globalThis.setInterval = (act) => { look = act; return { unref: () => 0 }; };
    freeUnusedMemory();
    look();
    console.log('goes on');
  `;
  const child = run('memory', ['--input-type=module', '--eval', script], {});
  expect(await child.exited).toBe(0);
  expect(child.output()).toContain('goes on');
});
