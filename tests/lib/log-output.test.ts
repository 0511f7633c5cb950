import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { machineEnv } from '#tests/support/child.ts';
import { eventually } from '#tests/support/eventually.ts';
import { addressesOf, shopEnv } from '#tests/support/services.ts';

const MODULE = new URL('../../src/lib/logging/log.ts', import.meta.url).href;
const env = {
  ...machineEnv,
  NODE_ENV: 'test',
  ...shopEnv(addressesOf('postgres://u@localhost:1/x', 'x')),
  LOG_LEVEL: 'info',
};
/** Logs lines all the time, and ends by itself after so many milliseconds. */
const writer = (endAfterMs: number) => `
  const { log } = await import('${MODULE}');
  process.on('uncaughtException', () => process.exit(1));
  setInterval(() => { for (let i = 0; i < 500; i++) log.info({ i, pad: 'x'.repeat(200) }, 'a line'); }, 20);
  setTimeout(() => process.exit(0), ${endAfterMs});
`;
const start = (code: string) => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { child, exited: once(child, 'exit') };
};
const isRunning = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('ends although its reader was killed with unread lines', async () => {
  const reader = start(`
    import { spawn } from 'node:child_process';
    const child = spawn(process.execPath, ['--input-type=module', '-e', ${JSON.stringify(writer(1_500))}], { stdio: ['ignore', 'pipe', 'inherit'] });
    child.stdout.once('readable', () => process.stdout.write(child.pid + '\\n'));
    setInterval(() => {}, 1_000);
  `);
  const [line] = await once(reader.child.stdout, 'data');
  const pid = Number(String(line));
  expect(isRunning(pid)).toBe(true);
  reader.child.kill('SIGKILL');
  await eventually(async () => !isRunning(pid));
});

test('ends although its reader closed the pipe, or takes nothing', async () => {
  const closed = start(writer(1_000));
  closed.child.stdout.destroy();
  expect(await closed.exited).toEqual([0, null]);
  const unread = start(writer(3_000));
  unread.child.stdout.pause();
  expect(await unread.exited).toEqual([0, null]);
});

test('writes every line of a process that ends at once, in order', async () => {
  const { child, exited } = start(`
    const { log } = await import('${MODULE}');
    for (let i = 0; i < 3_000; i++) log.info({ i }, 'a line');
    process.exit(0);
  `);
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += chunk;
  });
  await Promise.all([exited, once(child.stdout, 'end')]);
  const numbers = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).i);
  expect(numbers).toEqual(Array.from({ length: 3_000 }, (_, i) => i));
});
