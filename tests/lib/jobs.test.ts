import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { db, inTransaction, pools } from '#lib/db.ts';
import { startBoss } from '#lib/jobs/boss.ts';
import { serveJobsHealth } from '#lib/jobs/health-server.ts';
import { keepWorking, type Work } from '#lib/jobs/keep-working.ts';
import { closeJobs, enqueue, migrateJobs, type Queue, startWorker } from '#lib/jobs.ts';
import { describeError } from '#lib/logging/log.ts';
import { eventually } from '#tests/support/eventually.ts';

const done: string[] = [];
const queue = (name: string, more: Partial<Queue> = {}): Queue => ({
  name,
  run: async ({ id }) => void done.push(String(id)),
  ...more,
});
const QUEUES = [queue('first'), queue('second')];
let work: Work | undefined;

beforeAll(async () => {
  await migrateJobs(QUEUES);
});
afterEach(async () => {
  await work?.stop();
  done.length = 0;
});
afterAll(async () => {
  await closeJobs();
});

const send = (name: string, id: string) => inTransaction(db, (tx) => enqueue(tx, name, { id }));

test('scripts of the job library that fail leave no connection in an aborted transaction, and jobs go on', async () => {
  const boss = await startBoss({ supervise: false, schedule: false });
  const script = 'BEGIN; select 1 / 0; COMMIT';
  const scripts = () => Promise.allSettled(Array.from({ length: 5 }, () => boss.getDb().executeSql(script)));
  for (const { status } of await scripts()) expect(status).toBe('rejected');
  for (let i = 0; i < 10; i++) expect((await pools.jobs.query('select 1 as n')).rows).toEqual([{ n: 1 }]);
  work = keepWorking(() => startWorker(QUEUES));
  await send('first', 'a');
  await eventually(() => done.includes('a'), 20);
  await scripts();
  await send('second', 'b');
  await eventually(() => done.includes('b'), 20);
  await boss.stop({ graceful: false });
});

test('errors of the job library are logged with their reason, though they are no instances of Error', () => {
  const copy = {
    ...new Error('x'),
    message: 'lock timeout',
    stack: 'at pg-boss',
    code: '55P03',
    queue: 'first',
  };
  expect(describeError(copy)).toMatchObject({ message: 'lock timeout', code: '55P03', stack: 'at pg-boss' });
  expect(describeError({ reason: 'none' })).toMatchObject({ message: '{"reason":"none"}' });
  expect(describeError('text')).toEqual({ message: 'text' });
});

test('many jobs of one queue run at once, and one that is slow holds up none of the others', async () => {
  let running = 0;
  let most = 0;
  let release = () => {};
  const slow = new Promise<void>((resolve) => {
    release = resolve;
  });
  const run = async ({ id }: Record<string, unknown>) => {
    most = Math.max(most, ++running);
    await (id === 'slow' ? slow : new Promise(setImmediate));
    running--;
    done.push(String(id));
  };
  for (const id of ['slow', ...Array.from({ length: 30 }, (_, n) => String(n))]) await send('first', id);
  work = keepWorking(() => startWorker([queue('first', { concurrency: 10, run })]));
  await eventually(() => done.length === 30, 20);
  expect(most).toBe(10);
  release();
  await eventually(() => done.length === 31, 10);
});

test('a worker that takes no round is silent, and replaced', async () => {
  const started: string[] = [];
  const stopped: string[] = [];
  work = keepWorking(
    async () => {
      const name = `worker ${started.length + 1}`;
      started.push(name);
      return {
        silentSeconds: () => (started.length > 1 ? 0 : 99),
        stop: async () => void stopped.push(name),
      };
    },
    { silentSeconds: 60, checkMs: 10 },
  );
  await eventually(() => started.length === 2, 5);
  expect(work.isSilent()).toBe(false);
  expect(stopped).toEqual(['worker 1']);
  await work.stop();
  expect(stopped).toEqual(['worker 1', 'worker 2']);
});

test('the health answer of a worker says whether its jobs advance', async () => {
  const server = await serveJobsHealth(0, '127.0.0.1');
  const { port } = server.address() as AddressInfo;
  const ask = async (path: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`);
    return [answer.status, await answer.text()];
  };
  expect(await ask('/healthz')).toEqual([503, '{"status":"not working","jobs":"off"}']);
  let seconds = 1;
  work = keepWorking(async () => ({ silentSeconds: () => seconds, stop: async () => {} }), {
    checkMs: 60_000,
  });
  await eventually(async () => (await ask('/healthz'))[0] === 200, 5);
  seconds = 61;
  expect(await ask('/healthz')).toEqual([503, '{"status":"not working","jobs":"silent"}']);
  expect((await ask('/'))[0]).toBe(404);
  server.close();
});
