import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { createInterface } from 'node:readline';
import { observeAwaitPoints } from './await-points.ts';
import type { GoodsAct } from './goods-acts.ts';

/** What the process is to do, and at which of its moments it dies (0: at none). */
export interface Order {
  readonly action: Action;
  readonly killAt: number;
}

export type Action =
  | { readonly does: 'checkout'; readonly visitorId: string; readonly email: string }
  | { readonly does: 'receive'; readonly body: string }
  | {
      readonly does: 'give-back';
      readonly number: string;
      readonly visitorId: string;
      readonly seats: readonly string[];
      readonly amount: number;
      readonly form: string;
    }
  | { readonly does: 'choose'; readonly number: string; readonly visitorId: string; readonly choice: string }
  | ({ readonly does: 'goods' } & GoodsAct)
  | { readonly does: 'return'; readonly sessionId: string }
  | { readonly does: 'refund'; readonly number: string }
  | { readonly does: 'job'; readonly queue: string; readonly data: Readonly<Record<string, string>> }
  | { readonly does: 'issue' }
  | { readonly does: 'reconcile'; readonly since: string };

let count = 0;
let killAt = Number.POSITIVE_INFINITY;
let isOn = false;
observeAwaitPoints(
  (moment) => {
    if (!isOn) return;
    count++;
    writeSync(1, `point ${moment}\n`);
    if (count === killAt) process.kill(process.pid, 'SIGKILL');
  },
  Number(new URL(process.env['SMTP_URL'] ?? 'smtp://127.0.0.1:9').port),
  // A control: every statement for itself.
  process.env['CRASH_CONTROL']
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
  { issueDue },
] = await Promise.all([
  import('#lib/db.ts'),
  import('#shop/checkout/start.ts'),
  import('#shop/payments/check-returning-payment.ts'),
  import('#shop/payments/webhooks/receive.ts'),
  import('#shop/payments/reconcile/reconcile.ts'),
  import('#shop/invoices/issuing/issue-due.ts'),
]);
const [{ queues }, { ORIGIN }, { orderCommands }, { giveBack }, { chooseForLateMoney }, { doWithGoods }] =
  await Promise.all([
    import('#shop/jobs/queues.ts'),
    import('./checkout-fixtures.ts'),
    import('../../src/commands/orders.ts'),
    import('#shop/orders/giving-back/give-back.ts'),
    import('#shop/orders/late-choice/choose.ts'),
    import('./goods-acts.ts'),
  ]);

function visitorOf({ visitorId: id }: { readonly visitorId: string }) {
  return { id, userId: null, customerId: null, customerIds: [] };
}

function perform(action: Action): Promise<unknown> {
  switch (action.does) {
    case 'give-back': {
      const { number, seats, amount, form } = action;
      return giveBack(db, number, visitorOf(action), { seats: [...seats], amount, form });
    }
    case 'choose':
      return chooseForLateMoney(db, action.number, visitorOf(action), action.choice);
    case 'goods':
      return doWithGoods(action);
    case 'checkout':
      return startCheckout(db, {
        visitor: visitorOf(action),
        email: action.email,
        mode: 'sandbox',
        origin: ORIGIN,
      });
    case 'receive':
      return receiveEvent(webhookDb, action.body);
    case 'return':
      return checkReturningPayment(db, action.sessionId);
    case 'refund':
      return (
        orderCommands['refund']?.run([action.number, '--amount', '1.00', '--note', 'A part']) ??
        Promise.reject(new Error('no command'))
      );
    case 'reconcile':
      return reconcile(jobsDb, ORIGIN, { isImpatient: true, since: new Date(action.since) });
    case 'issue':
      return issueDue(jobsDb);
    case 'job': {
      const secret = process.env['AUTH_SECRET'] ?? '';
      const queue = queues(jobsDb, { origin: ORIGIN, secret }).find(({ name }) => name === action.queue);
      if (!queue) throw new Error(`no queue ${action.queue}`);
      return queue.run(action.data);
    }
  }
}

// It never ends in order, where Node would store what it compiled.
flushCompileCache();
process.stdout.write('ready\n');
for await (const line of createInterface(process.stdin)) {
  const order = JSON.parse(line) as Order;
  count = 0;
  killAt = order.killAt || Number.POSITIVE_INFINITY;
  isOn = true;
  const answer = await perform(order.action).then(
    (done) => ({ done: done ?? null }),
    (error: unknown) => ({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
  isOn = false;
  writeSync(1, `answer ${JSON.stringify(answer)}\n`);
}
process.exit(0);
