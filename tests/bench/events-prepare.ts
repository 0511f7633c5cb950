import { writeFile } from 'node:fs/promises';
import { closeDb } from '#lib/db.ts';
import { closeJobs } from '#lib/jobs.ts';
import { receiveEvent } from '#shop/payments/webhooks/receive.ts';
import { many } from '#tests/support/paid-order.ts';
import { eventBody } from '#tests/support/payment-histories.ts';
import { aPlacedOrder } from '#tests/support/placed-order.ts';
import { recordTransaction, type Said, writeScript } from './record-script.ts';

/**
 * Places orders, and listens to the SQL with which each would be completed by its event: the transaction is carried out
 * and rolled back. What it hears becomes a script for pgbench with a table of the values.
 * Arguments: how many orders, the file for the script, the file for the events.
 */
const [count = '100', scriptFile = '', bodiesFile = ''] = process.argv.slice(2);

const orders = await many(Number(count), () => aPlacedOrder());
const bodies = orders.map((order) => eventBody('paid', order));
const acknowledged: Said[][] = [];
for (const body of bodies) acknowledged.push(await recordTransaction((db) => receiveEvent(db, body)));
const adminUrl = process.env['BENCH_DATABASE_URL'] ?? '';
await writeFile(scriptFile, await writeScript(adminUrl, 'bench_values', acknowledged));
await writeFile(bodiesFile, JSON.stringify(bodies));
await closeJobs();
await closeDb();
