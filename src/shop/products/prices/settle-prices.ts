import { now } from '#lib/clock.ts';
import { afterCommit, type Db, inTransaction, type Tx } from '#lib/db.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { recordAudit } from '../../accounts/audit-store.ts';
import { incrementVersion } from '../editing/store.ts';
import { invalidateProductCache, purgePages } from '../invalidate-product.ts';
import { type DueProduct, lockDueProducts, settleProduct } from './settle-store.ts';

/** Products whose prices change in one transaction. */
const AT_ONCE = 50;

/**
 * Makes every price what it is planned to be by now: begins and ends sales, and sets regular prices that were planned. A job
 * calls it each minute, and so does a cart or checkout that finds a price that is due: what is charged is never late.
 * @param db a transaction, too: then before it locks pools or orders.
 * @returns the slugs of the products whose prices were looked at.
 */
export async function settlePrices(db: Db): Promise<readonly string[]> {
  if (db.isTransaction) return settleWithin(db as Tx);
  const slugs: string[] = [];
  for (;;) {
    const settled = await inTransaction(db, settleSome);
    if (settled.length > 0) await invalidateProductCache(...settled);
    slugs.push(...settled);
    if (settled.length < AT_ONCE) return slugs;
  }
}

async function settleWithin(tx: Tx): Promise<readonly string[]> {
  const settled = await settleSome(tx);
  if (settled.length > 0) afterCommit(tx, () => invalidateProductCache(...settled));
  return settled;
}

async function settleSome(tx: Tx): Promise<readonly string[]> {
  const products = await lockDueProducts(tx, AT_ONCE);
  for (const product of products) await settleOne(tx, product);
  return products.map(({ slug }) => slug);
}

/** The same for one product whose row the caller has locked. The caller purges its caches. */
export async function settleOne(tx: Tx, product: DueProduct): Promise<void> {
  const prices = await settleProduct(tx, product.id);
  for (const { variantId, title, currency, before, after, plannedBy } of prices) {
    if (plannedBy === null || before === after) continue;
    // A form that was opened before tells staff that the price has changed since.
    const version = await incrementVersion(tx, product.id, now());
    const money = (amount: number) => ({ amount, currency });
    const change = { field: 'price', from: money(before), to: money(after), ...(title && { of: title }) };
    await recordAudit(tx, {
      actor: plannedBy as StaffActor,
      action: 'product.price_changed_as_planned',
      subject: `product:${product.id}`,
      details: { fields: ['price'], version, variant: variantId, changes: [change] },
    });
  }
  if (prices.length > 0) await purgePages(tx, product);
}
