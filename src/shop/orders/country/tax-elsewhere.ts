import type { Db } from '#lib/db.ts';
import { calculateTaxes, type Taxable } from '../../pricing/tax/calculate.ts';
import { currentTaxRates } from '../../pricing/tax/current-rates.ts';
import { placeOf } from '../../pricing/tax/place.ts';
import { rateOn } from '../../pricing/tax/rate.ts';
import { shopTax } from '../../pricing/tax/shop-tax.ts';
import { suppliesOf } from '../../pricing/tax/supplies.ts';
import { shopDay } from '../../settings/zone.ts';
import { listItems, type OrderRow } from '../store.ts';
import { listOrderTaxes } from '../taxes-store.ts';

/**
 * The tax of what is taxed where the buyer is, if the buyer of an order was in another country; the order stays as it is. For
 * what the buyer paid where prices include the tax, else for the same net price. In minor units; `charged` is what it was.
 */
export async function taxElsewhere(
  db: Db,
  order: Pick<OrderRow, 'id' | 'createdAt' | 'taxIncluded' | 'currency'>,
  country: string,
): Promise<{ readonly charged: number; readonly there: number }> {
  const items = await listItems(db, order.id);
  const supplies = await suppliesOf(db, items);
  const where = new Set(
    items.flatMap(({ id, variantId }) => (supplies.get(variantId)?.at === 'buyer' ? [id] : [])),
  );
  const rows = (await listOrderTaxes(db, order.id)).filter(({ orderItemId }) => where.has(orderItemId ?? ''));
  const charged = rows.reduce((sum, { tax }) => sum + tax, 0);
  const shop = shopTax();
  if (!shop) return { charged, there: charged };
  const place = placeOf(shop, { at: 'buyer' }, { country, region: '', postcode: '' });
  const rates = await currentTaxRates(db);
  const day = shopDay(order.createdAt);
  const things = rows.map(({ taxClass, net, tax }): Taxable => {
    const isTaxed = place.ground === 'taxed' && taxClass !== 'exempt';
    const rate = isTaxed ? (rateOn(rates, { ...place, taxClass }, day) ?? 0) : 0;
    return { ...place, taxClass, rate, amount: order.taxIncluded ? net + tax : net };
  });
  const taxed = calculateTaxes(things, { isIncluded: order.taxIncluded, currency: order.currency });
  return { charged, there: taxed.reduce((sum, { tax }) => sum + tax, 0) };
}
