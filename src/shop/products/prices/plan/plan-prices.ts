import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { AuditDetails, StaffActor } from '../../../accounts/audit.ts';
import { recordAudit } from '../../../accounts/audit-store.ts';
import { keepSellingCurrency } from '../../../settings/currency-store.ts';
import { findProductRow, type ProductRow } from '../../editing/store.ts';
import { invalidateProductCache, purgePages } from '../../invalidate-product.ts';
import { settleOne } from '../settle-prices.ts';
import { dropChange, endSale, setUntil } from './change-plan.ts';
import type { PlanInput } from './plan-input.ts';
import { type Planning, planChange, planSale } from './plan-new.ts';
import { databaseTime, listChanges, listPricedVariants, listSales } from './plan-store.ts';

/** More of a product are not looked at for what they overlap with. */
const MOST = 2_000;

const ACTIONS = {
  sale: 'sale_planned',
  change: 'price_planned',
  until: 'sale_end_changed',
  end: 'sale_ended',
  drop: 'price_plan_dropped',
} as const satisfies Record<PlanInput['act'], string>;

/**
 * Plans a sale or another regular price, or changes what is planned. What begins now holds when it returns.
 * @throws ShopError `unknown_product`, `gone`, `invalid_input` at the field, `sale_overlaps`.
 */
export async function planPrices(db: Db, slug: string, input: PlanInput, actor: StaffActor): Promise<void> {
  await inTransaction(db, async (tx) => {
    await keepSellingCurrency(tx);
    const product = await findProductRow(tx, slug, { isLocked: true });
    if (!product) throw new ShopError('unknown_product', 404, t('There is no such product.'));
    // What is due by now comes first: what is typed is compared with it.
    await settleOne(tx, product);
    const at = await databaseTime(tx);
    const details = await apply(tx, await planningOf(tx, product, at, actor), input);
    const subject = `product:${product.id}`;
    await recordAudit(tx, { actor, action: `product.${ACTIONS[input.act]}`, subject, details });
    await settleOne(tx, product);
    await purgePages(tx, product);
  });
  await invalidateProductCache(slug);
}

async function planningOf(tx: Tx, product: ProductRow, at: Date, actor: StaffActor): Promise<Planning> {
  return {
    ...{ product, at, actor },
    variants: await listPricedVariants(tx, product.id),
    sales: (await listSales(tx, product.id, MOST)).filter(({ endedAt }) => endedAt === null),
    changes: await listChanges(tx, product.id),
  };
}

function apply(tx: Tx, planning: Planning, input: PlanInput): Promise<AuditDetails> {
  switch (input.act) {
    case 'sale':
      return planSale(tx, planning, input);
    case 'change':
      return planChange(tx, planning, input);
    case 'until':
      return setUntil(tx, planning, input);
    case 'end':
      return endSale(tx, planning, input);
    case 'drop':
      return dropChange(tx, planning, input);
  }
}
