import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { AuditDetails, StaffActor } from '../../../../accounts/audit.ts';
import { recordAudit } from '../../../../accounts/audit-store.ts';
import { keepSellingCurrency } from '../../../../settings/currency-store.ts';
import { findProductToEdit, type ProductToEdit } from '../../../editing/product-to-edit.ts';
import { incrementVersion } from '../../../editing/store.ts';
import { invalidateProductCache, purgePages } from '../../../invalidate-product.ts';

/** Which event is changed, and as whose form shows it. */
export interface EventChange {
  readonly slug: string;
  /** The version of the event at which the form was opened. */
  readonly version: number;
  readonly actor: StaffActor;
}

export interface Changed<Result> {
  readonly result: Result;
  /** For the audit log. */
  readonly action: string;
  readonly details?: AuditDetails;
}

/**
 * Changes the dates or tickets of an event in one transaction, and shows it to shoppers and in the audit log.
 * @throws ShopError `unknown_product`, `edited_meanwhile`, and what `change` throws.
 */
export async function changeEvent<Result>(
  db: Db,
  { slug, version, actor }: EventChange,
  change: (tx: Tx, event: ProductToEdit) => Promise<Changed<Result>>,
): Promise<Result> {
  const result = await inTransaction(db, async (tx) => {
    await keepSellingCurrency(tx);
    const event = await findProductToEdit(tx, slug, { isLocked: true });
    if (event?.kind !== 'event') throw new ShopError('unknown_product', 404, t('There is no such event.'));
    if (event.version !== version) throw editedMeanwhile();
    const changed = await change(tx, event);
    const { action, details } = changed;
    const next = await incrementVersion(tx, event.id, now());
    const subject = `product:${event.id}`;
    await recordAudit(tx, {
      actor,
      action,
      subject,
      details: { fields: ['dates'], ...details, version: next },
    });
    await purgePages(tx, event);
    return changed.result;
  });
  await invalidateProductCache(slug);
  return result;
}

function editedMeanwhile(): ShopError {
  const text = t(
    'Someone changed this event since you opened the page. This is how it stands now. Do it again if it still makes sense.',
  );
  return new ShopError('edited_meanwhile', 409, text);
}

/** Something that was there when the page was opened. */
export function goneDate(): ShopError {
  return new ShopError('gone', 409, t('That date is no longer here. Load the page again.'));
}
