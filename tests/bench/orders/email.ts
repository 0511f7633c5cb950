import { setTimeout as sleep } from 'node:timers/promises';
import { buy } from './buyers.ts';
import { type CostsOf, type Counted, callsOf, processMs } from './costs.ts';
import type { Market } from './market.ts';
import type { Site, Worker } from './site.ts';

const EMAILS = 40;
const IDLE_MS = 6_000;
const STARTED_MS = 1_000;

/** What the email of one order costs: its job's statements, and milliseconds beyond those of an idle worker. */
export interface EmailCost {
  readonly statements: readonly Counted[];
  readonly asked: number;
  readonly nested: number;
  readonly postgres: number;
  readonly worker: number;
  /** Texts that a worker asks without any job. */
  readonly polled: ReadonlySet<string>;
}

/**
 * There must be emails to send, which show that the worker has started. The worker idles, is stopped in its place while orders are bought, and goes on: what it then takes beyond its idling is
 * the emails'. A statement that it asks when idle as well counts as often as it brought something.
 */
export async function emailCost(
  site: Site,
  market: Market,
  costs: CostsOf,
  worker: Worker,
): Promise<EmailCost> {
  await unsent(costs, 0);
  await sleep(STARTED_MS);
  const idleFrom = processMs(worker.pid);
  const idle = await costs.during(() => sleep(IDLE_MS));
  const idleWorker = (processMs(worker.pid) - idleFrom) / IDLE_MS;
  process.kill(worker.pid, 'SIGSTOP');
  await buy(site, market, { buyers: 4, products: market.products, orders: EMAILS });
  const from = processMs(worker.pid);
  const began = performance.now();
  const busy = await costs.during(async () => {
    process.kill(worker.pid, 'SIGCONT');
    await unsent(costs, 0);
  });
  const took = performance.now() - began;
  const workerMs = processMs(worker.pid) - from - idleWorker * took;
  const polled = new Set(idle.statements.map(({ text }) => text));
  const statements = busy.statements
    .map((one) =>
      polled.has(one.text) && !one.isNested ? { ...one, calls: Math.min(one.calls, one.rows) } : one,
    )
    // The rounds that begin at a full minute are no email's.
    .filter(({ calls }) => calls >= EMAILS / 2)
    .map((one) => ({ ...one, calls: one.calls / EMAILS, rows: one.rows / EMAILS, ms: one.ms / EMAILS }));
  return {
    statements,
    polled,
    ...callsOf(statements),
    postgres: (busy.costs.postgres - (idle.costs.postgres / IDLE_MS) * took) / EMAILS,
    worker: workerMs / EMAILS,
  };
}

/** Waits until no more than so many emails wait. */
export async function unsent({ client }: CostsOf, most: number): Promise<void> {
  const until = performance.now() + 60_000;
  while (performance.now() < until) {
    const { rows } = await client.query<{ n: number }>(
      'select count(*)::int as n from mails where sent_at is null',
    );
    if ((rows[0]?.n ?? 0) <= most) return;
    await sleep(50);
  }
  throw new Error('the emails were not sent');
}
