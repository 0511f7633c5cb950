import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, test } from 'vitest';
import { createPool } from '#lib/db.ts';
import { startTcpProxy } from '#tests/support/tcp-proxy.ts';

test('a connection that comes too late does not speak for a server that answers on another', async () => {
  const url = new URL(inject('services').adminUrl);
  url.pathname = `/${process.env['TEST_DATABASE']}`;
  const proxy = await startTcpProxy(url.href);
  const [there, late] = ['there', 'late'].map((name) => createPool(name, 1, proxy.through(url.href)));
  if (!there || !late) throw new Error('no pools');
  const ask = async () => (await there.query('select 1 as one')).rows;
  await ask();
  proxy.set({ mode: 'silent-to-new' });
  const outcome = late.query('select 1').catch((error: unknown) => error);
  await sleep(500);
  await ask();
  expect(await outcome).toBeInstanceOf(Error);
  // Were the server silent, one of these would be asked and the others refused.
  expect(await Promise.all([ask(), ask(), ask()])).toEqual(Array(3).fill([{ one: 1 }]));
  await Promise.all([there.end(), late.end()]);
  await proxy.stop();
});
