import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { listenIn } from './mortal-wires.ts';

/** What the process is to do, and at which of its moments it dies (0: at none). */
export interface Order {
  readonly act: Act;
  readonly dieAt: number;
}

export type Act =
  | { readonly does: 'checkout'; readonly visitorId: string; readonly email: string }
  | { readonly does: 'receive'; readonly body: string }
  | { readonly does: 'return'; readonly sessionId: string }
  | { readonly does: 'refund'; readonly number: string }
  | { readonly does: 'job'; readonly queue: string; readonly data: Readonly<Record<string, string>> }
  | { readonly does: 'reconcile'; readonly since: string };

let count = 0;
let dieAt = Number.POSITIVE_INFINITY;
let isOn = false;
listenIn(
  (moment) => {
    if (!isOn) return;
    count++;
    writeSync(1, `point ${moment}\n`);
    if (count === dieAt) process.kill(process.pid, 'SIGKILL');
  },
  Number(new URL(process.env['SMTP_URL'] ?? 'smtp://127.0.0.1:9').port),
  // A control: every statement for itself.
  process.env['MORTAL_CONTROL']
    ? (text) => (/^(begin|commit|rollback)\b/i.test(text) ? 'select 1' : text)
    : undefined,
);

// The shop's modules come after the wires are wrapped.
const [
  { db, jobsDb, webhookDb },
  { startCheckout },
  { checkReturningPayment },
  { receiveEvent },
  { reconcile },
] = await Promise.all([
  import('#lib/db.ts'),
  import('#shop/checkout/start.ts'),
  import('#shop/payments/check-returning-payment.ts'),
  import('#shop/payments/webhooks/receive.ts'),
  import('#shop/payments/reconcile/reconcile.ts'),
]);
const [{ queues }, { ORIGIN }, { orderCommands }] = await Promise.all([
  import('#shop/jobs/queues.ts'),
  import('./story.ts'),
  import('../../src/commands/orders.ts'),
]);

function perform(act: Act): Promise<unknown> {
  switch (act.does) {
    case 'checkout': {
      const visitor = { id: act.visitorId, userId: null, customerId: null, customerIds: [] };
      return startCheckout(db, { visitor, email: act.email, mode: 'sandbox', origin: ORIGIN });
    }
    case 'receive':
      return receiveEvent(webhookDb, act.body);
    case 'return':
      return checkReturningPayment(db, act.sessionId);
    case 'refund':
      return (
        orderCommands['refund']?.run([act.number, '--amount', '100']) ??
        Promise.reject(new Error('no command'))
      );
    case 'reconcile':
      return reconcile(jobsDb, ORIGIN, { isImpatient: true, since: new Date(act.since) });
    case 'job': {
      const secret = process.env['AUTH_SECRET'] ?? '';
      const queue = queues(jobsDb, { origin: ORIGIN, secret }).find(({ name }) => name === act.queue);
      if (!queue) throw new Error(`no queue ${act.queue}`);
      return queue.run(act.data);
    }
  }
}

process.stdout.write('ready\n');
const [line] = (await once(createInterface(process.stdin), 'line')) as [string];
const order = JSON.parse(line) as Order;
dieAt = order.dieAt || Number.POSITIVE_INFINITY;
isOn = true;
const answer = await perform(order.act).then(
  (done) => ({ done: done ?? null }),
  (error: unknown) => ({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
);
isOn = false;
writeSync(1, `answer ${JSON.stringify(answer)}\n`);
process.exit(0);
