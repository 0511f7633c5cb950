import { now } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { allocateCharge, chargeStep, nearestCharge } from '#lib/money.ts';
import { itemsOf, type OrderedLine } from '../orders/ordered-items.ts';
import { netOf } from '../pricing/tax/calculate.ts';
import type { TaxBuyer } from '../pricing/tax/place.ts';
import { type ShopTax, shopTax } from '../pricing/tax/shop-tax.ts';
import { suppliesOf } from '../pricing/tax/supplies.ts';
import { type OrderTax, taxItems } from '../pricing/tax/tax-items.ts';
import { isOwedByBuyer } from '../pricing/tax/tax-rows.ts';
import { type Totals, totalsOf, withAddedTax, withDiscount, withShipping } from '../pricing/totals.ts';

export interface Ordered {
  readonly lines: readonly OrderedLine[];
  readonly totals: Totals;
}

/** Where a cart goes and where its buyer lives, as far as it is known. */
export interface Whereabouts {
  readonly destination: TaxBuyer | null;
  /** Null while the buyer has not said so. */
  readonly home: TaxBuyer | null;
  /** The buyer is a business that owes the tax itself where that is possible. */
  readonly isBusiness: boolean;
}

/**
 * Taxes a cart. What is added to the prices is then in its total; where they include a tax that the buyer owes instead, they
 * are without it.
 * @returns null where the buyer's country decides the tax and is not known, or no tax is counted.
 */
export async function taxCart<Cart extends Ordered>(
  db: Db,
  cart: Cart,
  where: Whereabouts,
): Promise<{ readonly cart: Cart; readonly tax: OrderTax } | null> {
  const tax = await taxOf(db, cart, where);
  if (!tax) return null;
  if (!isOwedByBuyer(tax.items) || !tax.isIncluded) return { cart: taxedCart(cart, tax), tax };
  const ofConsumer = await taxOf(db, cart, { ...where, isBusiness: false });
  const net = ofConsumer ? withoutOwed(cart, tax, ofConsumer) : cart;
  const left = await taxOf(db, net, where);
  return left && { cart: net, tax: left };
}

function taxedCart<Cart extends Ordered>(cart: Cart, tax: OrderTax): Cart {
  return { ...cart, totals: withAddedTax(cart.totals, tax.isIncluded ? 0 : tax.total) };
}

/** A cart at prices without the taxes that consumers would pay and this buyer owes instead. */
function withoutOwed<Cart extends Ordered>(cart: Cart, tax: OrderTax, ofConsumer: OrderTax): Cart {
  const { currency } = cart.totals;
  let at = 0;
  const netUnit = (amount: number): number => {
    const index = at++;
    const own = tax.items.slice(index, index + 1);
    if (!isOwedByBuyer(own)) return amount;
    return netOf(amount, ofConsumer.items[index]?.rate ?? 0, chargeStep(currency));
  };
  const lines = cart.lines.map((line) => {
    const parts = line.parts?.map((part) => ({ ...part, unitAmount: netUnit(part.unitAmount) })) ?? null;
    const amount = parts
      ? parts.reduce((sum, part) => sum + part.unitAmount * part.quantity, 0)
      : netUnit(line.unit.amount);
    const total = amount * line.quantity;
    const discountAmount = netDiscount(line, total);
    return {
      ...{ ...line, parts, discountAmount },
      ...{ unit: { amount, currency }, total: { amount: total, currency } },
    };
  });
  const shipping = isOwedByBuyer(tax.delivery)
    ? nearestCharge({ amount: ofConsumer.delivery.reduce((sum, { net }) => sum + net, 0), currency })
    : cart.totals.shipping;
  const priced = lines.map(({ quantity, unit }) => ({ ...unit, quantity, unitAmount: unit.amount }));
  const discount = lines.reduce((sum, { discountAmount }) => sum + discountAmount, 0);
  const totals = withDiscount(totalsOf(priced, currency), discount);
  return { ...cart, lines, totals: withShipping(totals, shipping) };
}

/** As much of the net price as promotions take off the price with tax. */
function netDiscount({ discountAmount = 0, total }: OrderedLine, net: number): number {
  if (discountAmount === 0) return 0;
  const weights = [discountAmount, total.amount - discountAmount];
  const [share = 0] = allocateCharge({ amount: net, currency: total.currency }, weights);
  return share;
}

async function taxOf(
  db: Db,
  { lines, totals }: Ordered,
  { destination, home, isBusiness }: Whereabouts,
): Promise<OrderTax | null> {
  const shop = shopTax();
  if (!shop) return null;
  const items = itemsOf(lines).map(({ subtotalAmount, discountAmount, ...item }) => ({
    ...item,
    amount: subtotalAmount - discountAmount,
  }));
  const supplies = await suppliesOf(db, items);
  const isAsked = [...supplies.values()].some(({ at }) => at === 'buyer');
  if (isAsked && !home) return null;
  const buyer = { destination, home: home ?? atHome(shop), isBusiness };
  return taxItems(db, items, {
    shop,
    supplies,
    ...buyer,
    currency: totals.currency,
    shipping: totals.shipping,
    at: now(),
  });
}

export function atHome({ country }: ShopTax): TaxBuyer {
  return { country, region: '', postcode: '' };
}
