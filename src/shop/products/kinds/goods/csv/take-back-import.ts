import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import type { StaffActor } from '../../../../accounts/audit.ts';
import { recordAudit } from '../../../../accounts/audit-store.ts';
import { invalidateProductCache } from '../../../invalidate-product.ts';
import { namedSheet } from '../sheets/sheet.ts';
import {
  type CreatedProduct,
  deleteUntouched,
  finishTakingBack,
  listToTakeBack,
  recordTakenBack,
} from './taken-over-store.ts';

/** Deletes what is left of the products that a file created and nobody touched since; the others stay and are noted. */
export async function takeBackImport(db: Db, id: string): Promise<void> {
  const { takenBackBy, takenBackAt } = await namedSheet(db, 'goods', id);
  if (!takenBackBy || takenBackAt) return;
  for (const product of await listToTakeBack(db, id)) {
    const isGone = await inTransaction(db, (tx) => takeBack(tx, id, product, takenBackBy as StaffActor));
    if (isGone) await invalidateProductCache(product.slug);
  }
  await finishTakingBack(db, id);
}

async function takeBack(tx: Tx, id: string, product: CreatedProduct, actor: StaffActor): Promise<boolean> {
  const isGone = await deleteUntouched(tx, product);
  await recordTakenBack(tx, id, product.slug, isGone);
  if (isGone)
    await recordAudit(tx, {
      ...{ actor, action: 'product.taken_back', subject: `product:${product.productId}` },
      details: { title: product.slug },
    });
  return isGone;
}
