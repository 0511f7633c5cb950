import { sql } from 'kysely';
import { closeDb, db } from '#lib/db.ts';
import { closeJobs } from '#lib/jobs.ts';
import { DOVETAILS, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { nameSeller, paid } from '#tests/support/invoice-fixtures.ts';
import { many } from '#tests/support/paid-order.ts';
import { aPlacedOrder } from '#tests/support/placed-order.ts';

/** So many orders that are paid and wait for their invoice; their emails are not sent here. */
const count = Number(process.argv[2]);
await nameSeller();
await many(count, async () => paid(await aPlacedOrder(SOURDOUGH, DOVETAILS)));
await sql`update mails set sent_at = now()`.execute(db);
await closeJobs();
await closeDb();
process.exit(0);
