import { randomUUID } from 'node:crypto';
import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { isLostConnection } from '#lib/errors.ts';
import { log } from '#lib/logging/log.ts';
import { raiseConcern } from '../../concerns/raise-concern.ts';
import { resolveConcern } from '../../concerns/resolve-concern.ts';
import { lockOrder, type OrderRow } from '../../orders/store.ts';
import { shopDay } from '../../settings/zone.ts';
import { isSample, seriesOf } from '../invoice.ts';
import {
  type InvoiceRequest,
  listOpenRequests,
  markRequestFailed,
  settleRequest,
} from '../requests-store.ts';
import { missingOfSeller } from '../seller/seller-party.ts';
import { findOpenRequest, insertInvoice, takeSequence } from '../store.ts';
import { type Draft, draftsOf } from './draft.ts';

/** What one run issues at most; the next goes on. */
const AT_ONCE = 500;

/**
 * Issues what is due: a number of its series and a frozen snapshot for each document. Each request is settled in a transaction
 * of its own, so that one that fails holds up no other. Safe to run at the same time as others.
 * @param orderId of one order alone. @returns how many documents were issued.
 */
export async function issueDue(db: Db, orderId: string | null = null): Promise<number> {
  let issued = 0;
  let isWaiting = false;
  for (const request of await listOpenRequests(db, { orderId, limit: AT_ONCE })) {
    try {
      const settled = await inTransaction(db, (tx) => settle(tx, request));
      if (settled === 'waits') isWaiting = true;
      else issued += settled;
    } catch (error) {
      // Nothing is wrong with it: the next run issues it.
      if (isLostConnection(error)) continue;
      log.error({ err: error, order: request.orderId }, 'an invoice could not be issued');
      await noteFailure(db, request, error);
    }
  }
  if (isWaiting) await raiseConcern(db, WAITING);
  else if (orderId === null) await resolveConcern(db, { ...WAITING, by: 'job' });
  return issued;
}

/** Real documents wait until the owner has said who sells. */
const WAITING = { kind: 'invoices_wait', subject: 'seller' } as const;

/** Under the lock of the order, so that its documents are issued one after another. */
async function settle(tx: Tx, request: InvoiceRequest): Promise<number | 'waits'> {
  const order = await lockOrder(tx, request.orderId);
  const open = order && (await findOpenRequest(tx, request.id));
  if (!open) return 0;
  if (!isSample(order.mode) && missingOfSeller().length > 0) return 'waits';
  const drafts = await draftsOf(tx, order, request, open.documents);
  if (drafts === null) return 0;
  for (const draft of drafts) await issue(tx, order, request, draft);
  await settleRequest(tx, request.id, now());
  if (open.hasFailed) await resolveConcern(tx, { kind: 'invoice_failed', subject: order.number, by: 'job' });
  return drafts.length;
}

async function issue(
  tx: Tx,
  order: OrderRow,
  { reason, id: requestId }: InvoiceRequest,
  { kind, snapshot, corrects }: Draft,
): Promise<void> {
  const sample = isSample(order.mode);
  const series = seriesOf(kind, sample, Number(shopDay(now()).slice(0, 4)));
  const sequence = await takeSequence(tx, series);
  await insertInvoice(
    tx,
    {
      ...{ id: randomUUID(), kind, reason, orderId: order.id, requestId, correctsId: corrects?.id ?? null },
      // After the number was taken, so that dates follow the numbers.
      ...{ isSample: sample, issuedAt: now(), snapshot },
    },
    { series, sequence },
  );
}

async function noteFailure(db: Db, request: InvoiceRequest, error: unknown): Promise<void> {
  const failure = error instanceof Error ? error.message : String(error);
  await inTransaction(db, async (tx) => {
    await markRequestFailed(tx, request.id, failure, now());
    const order = await lockOrder(tx, request.orderId);
    if (order) await raiseConcern(tx, { kind: 'invoice_failed', subject: order.number });
  });
}
