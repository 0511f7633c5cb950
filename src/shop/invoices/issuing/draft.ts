import type { Db } from '#lib/db.ts';
import type { OrderRow } from '../../orders/store.ts';
import { shopDay } from '../../settings/zone.ts';
import { type Invoice, type InvoiceKind, isMain, type Snapshot } from '../invoice.ts';
import type { InvoiceRequest } from '../requests-store.ts';
import { balanceOf, type Change, changesOf } from './balance.ts';
import { readCorrection } from './correction.ts';
import { linesOfChanges, sumUp } from './document.ts';
import { freezeOrder } from './freeze-order.ts';
import { inOneDirection } from './one-direction.ts';
import { loadWhatIsLeft } from './order-parts.ts';

/** A document before it has a number. */
export interface Draft {
  readonly kind: InvoiceKind;
  readonly snapshot: Snapshot;
  /** The document that it is about; null for the first. */
  readonly corrects: Pick<Invoice, 'id'> | null;
}

/**
 * The documents that settle a request; none where nothing is to be said, null where the first invoice has to come first.
 * @param documents of the order, in the order in which they were issued.
 */
export async function draftsOf(
  db: Db,
  order: OrderRow,
  request: InvoiceRequest,
  documents: readonly Invoice[],
): Promise<readonly Draft[] | null> {
  const main = documents.findLast(isMain);
  if (request.reason === 'order')
    return main ? [] : [{ kind: 'invoice', snapshot: await freezeOrder(db, order), corrects: null }];
  if (!main) return null;
  const balance = balanceOf(documents);
  if (request.reason !== 'correction') {
    const left = await loadWhatIsLeft(db, order);
    return draftsOfChanges(inOneDirection(changesOf(balance, left), balance), main);
  }
  const all = changesOf(balance, new Map());
  if (grossOf(all) <= 0) return [];
  const buyer = readCorrection(request.buyer);
  const again = sumUp(linesOfChanges(all, 1, main.snapshot.isTaxIncluded));
  const renewed = { ...main.snapshot, ...again, buyer, corrects: aboutOf(main) };
  return [...draftsOfChanges(all, main), { kind: 'invoice', snapshot: renewed, corrects: main }];
}

function draftsOfChanges(changes: readonly Change[], main: Invoice): readonly Draft[] {
  const gross = grossOf(changes);
  if (changes.length === 0) return [];
  const isCredit = gross >= 0;
  const lines = linesOfChanges(changes, isCredit ? 1 : -1, main.snapshot.isTaxIncluded);
  const snapshot = { ...main.snapshot, ...sumUp(lines), corrects: aboutOf(main) };
  return [{ kind: isCredit ? 'credit_note' : 'invoice', snapshot, corrects: main }];
}

function grossOf(changes: readonly Change[]): number {
  return changes.reduce((sum, { net, tax }) => sum + net + tax, 0);
}

function aboutOf({ number, issuedAt }: Invoice): Snapshot['corrects'] {
  return { number, issuedOn: shopDay(issuedAt) };
}
