import { randomUUID } from 'node:crypto';
import { closeDb, db, inTransaction } from '#lib/db.ts';
import { closeJobs } from '#lib/jobs.ts';
import { queueEmail } from '#shop/customers/queue-email.ts';
import { aPlacedOrder } from '#tests/support/placed-order.ts';

/** Queues so many confirmations of orders, each with its job. */
const count = Number(process.argv[2]);
const { orderId } = await aPlacedOrder();
for (let made = 0; made < count; made += 100) {
  await inTransaction(db, async (tx) => {
    for (let i = made; i < Math.min(made + 100, count); i++) {
      const email = {
        kind: 'order-confirmation',
        dedupeKey: `bench:${randomUUID()}`,
        recipient: 'ada@example.com',
      };
      await queueEmail(tx, { ...email, orderId, customerId: null, details: {} });
    }
  });
}
await closeJobs();
await closeDb();
process.exit(0);
