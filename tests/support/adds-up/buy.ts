import { chargeStep } from '#lib/money.ts';
import { promote } from '#shop/cart/promote.ts';
import { createOrderPaymentPage } from '#shop/checkout/create-payment-page.ts';
import { withTax } from '#shop/checkout/with-tax.ts';
import type { Address } from '#shop/customers/addresses/address.ts';
import { place } from '#shop/orders/place.ts';
import type { UsedPromotion } from '#shop/pricing/promotions/promotion.ts';
import { totalsOf, withDiscount, withShipping } from '#shop/pricing/totals.ts';
import type { Supply } from '#shop/products/kind-tax.ts';
import { splitPrice } from '#shop/products/kinds/bundle/split-price.ts';
import { type Offer, withStandardFree } from '#shop/shipping/offer.ts';
import type { OrderDelivery } from '#shop/shipping/order-store.ts';
import type { OrderWanted, PartWanted } from './expected-order.ts';
import { memory } from './in-memory.ts';
import type { Rule, RuleLine } from './promotion-rules.ts';
import {
  CATALOGUE,
  PARTS,
  type RandomCart,
  type RandomPromotion,
  type RandomShop,
  VAT_IDS,
} from './random-cart.ts';
import { MEMBERS, type Whereabouts } from './tax-rules.ts';

/** There is no database: what would ask it is replaced by the test. */
const NO_DB = null as never;
const DAY = '2028-03-01';

const SUPPLIES: Readonly<Record<string, Supply>> = {
  parcel: { at: 'destination' },
  network: { at: 'buyer' },
  place: { at: 'place', country: null, day: DAY },
};

/** What kinds of things are taxed as, where the owner chose nothing. */
const classOf = (chosen: string | null | undefined) => chosen ?? 'standard';

export const variantOf = (at: number) => `variant-${at}`;

/** The lines of a cart as the cart shows them, in memory. */
function linesOf({ prices, classes, currency }: RandomShop, { lines }: RandomCart) {
  return lines.flatMap(({ at, quantity }) => {
    const thing = CATALOGUE[at];
    const amount = prices[at] ?? 0;
    const parts = partsOf(at, amount, { prices, classes, currency });
    if (!thing || (thing.kind === 'bundle' && !parts)) return [];
    const one = {
      ...{ id: `line-${at}`, productId: thing.product, variantId: variantOf(at), kind: thing.kind, quantity },
      ...{
        title: thing.product,
        variantTitle: '',
        taxClass: classes[at] ?? null,
        category: thing.kind,
        parts,
      },
    };
    return [{ ...one, unit: { amount, currency }, total: { amount: amount * quantity, currency } }];
  });
}

function partsOf(at: number, amount: number, shop: Pick<RandomShop, 'prices' | 'classes' | 'currency'>) {
  const parts = PARTS[at];
  if (!parts) return null;
  const priced = parts.map(([of, quantity]) => ({ quantity, amount: shop.prices[of] ?? 0 }));
  const units = splitPrice({ amount, currency: shop.currency }, priced);
  return (
    units &&
    parts.map(([of, quantity], index) => ({
      ...{
        productId: CATALOGUE[of]?.product ?? '',
        variantId: variantOf(of),
        kind: CATALOGUE[of]?.kind ?? '',
      },
      ...{
        title: '',
        variantTitle: '',
        quantity,
        taxClass: shop.classes[of] ?? null,
        unitAmount: units[index] ?? 0,
      },
    }))
  );
}

type Line = ReturnType<typeof linesOf>[number];

/** What is in a line, for the reference. */
export function partsWanted(shop: Pick<RandomShop, 'classes'>, at: number, line: Line): PartWanted[] {
  const sold = (of: number) => ({
    ...{ taxClass: classOf(shop.classes[of]), by: CATALOGUE[of]?.by ?? 'network', day: DAY },
  });
  return (
    line.parts?.map((part) => ({
      ...sold(Number(part.variantId.slice('variant-'.length))),
      ...{ quantity: part.quantity, unit: part.unitAmount },
    })) ?? [{ ...sold(at), quantity: 1, unit: line.unit.amount }]
  );
}

function usedPromotion(promotion: RandomPromotion, at: number, currency: string): UsedPromotion {
  const { effect, isCode, isCombinable, scope, of, minAmount, minPieces } = promotion;
  const code = isCode ? `CODE-${at}` : null;
  const targetOf = { kind: CATALOGUE[of]?.kind, product: CATALOGUE[of]?.product, variant: variantOf(of) };
  return {
    ...{ id: `promotion-${at}`, name: `Promotion ${at}`, code, codeKey: code?.toLowerCase() ?? null, effect },
    targets: scope === 'everything' ? { scope } : { scope, of: new Set([targetOf[scope] ?? '']) },
    ...{
      currency,
      startsAt: null,
      endsAt: null,
      minAmount,
      minPieces,
      totalLimit: null,
      customerLimit: null,
    },
    ...{ isFirstOnly: false, requires: null, isCombinable, state: 'active' },
    ...{ uses: 0, ownUses: 0, hasBought: false },
  };
}

/** What a promotion is for, where things have these ids. */
export function ruleOf(
  promotion: RandomPromotion,
  at: number,
  things: readonly Pick<RuleLine, 'productId' | 'variantId'>[] = CATALOGUE.map(({ product }, of) => ({
    ...{ productId: product, variantId: variantOf(of) },
  })),
): Rule {
  const { effect, isCode, isCombinable, scope, of, minAmount, minPieces } = promotion;
  const isFor = (line: RuleLine) =>
    scope === 'everything' ||
    (scope === 'kind' && line.kind === CATALOGUE[of]?.kind) ||
    (scope === 'product' && line.productId === things[of]?.productId) ||
    (scope === 'variant' && line.variantId === things[of]?.variantId);
  return { id: `promotion-${at}`, isCode, isCombinable, effect, isFor, minAmount, minPieces };
}

/** Whether a business that lives there owes the tax itself, when it has shown a VAT ID. */
export function owes({ country, isReversed }: RandomShop['shop'], home: Whereabouts): boolean {
  const isOther = MEMBERS.includes(country) && MEMBERS.includes(home.country) && home.country !== country;
  return isReversed && isOther;
}

export const isGoods = (line: Pick<Line, 'kind' | 'parts'>) =>
  line.kind === 'goods' || line.parts?.some(({ kind }) => kind === 'goods') === true;

const NOWHERE = { name: '', company: '', line1: '', line2: '', city: '', phone: '' };
const addressAt = (there: Whereabouts): Address => ({ ...NOWHERE, ...there }) as Address;

/** How it is sent: to the buyer, or picked up at the shop; the bill may go elsewhere. */
function deliveryOf(shop: RandomShop, cart: RandomCart, isFree: boolean): OrderDelivery {
  const offer: Offer = {
    ...{
      methodId: 'method',
      kind: cart.isPickup ? 'pickup' : 'parcel',
      title: 'Parcel',
      amount: shop.shipping,
    },
    ...{ currency: shop.currency, minDays: 1, maxDays: 2, place: '', warehouseId: null, eventDateId: null },
    startsLocal: null,
  };
  const [{ methodId: _, savedAmount: __, ...chosen } = offer] = isFree ? withStandardFree([offer]) : [offer];
  return {
    shipping: { ...chosen, standardAmount: chosen.amount, isDateCancelled: false },
    delivery: addressAt(cart.buyer),
    billing: cart.billing ? addressAt(cart.billing) : null,
    giftNote: null,
  };
}

export interface Bought {
  /** Whether it is an order at all: a cart of nothing is none. */
  readonly wanted: OrderWanted;
  readonly rules: readonly Rule[];
  readonly ruleLines: readonly RuleLine[];
  /** Ids of promotions in the order in which they were applied. */
  readonly applied: readonly string[];
  readonly offByPromotions: readonly number[];
}

/** Buys it in memory, by the functions that a checkout calls one after the other. @returns null for an empty cart. */
export async function buy(shop: RandomShop, cart: RandomCart): Promise<Bought | null> {
  const lines = linesOf(shop, cart);
  if (lines.length === 0) return null;
  prepare(shop, cart);
  const { discounts, promotions } = await promote(NO_DB, 'cart', lines as never, {
    ...{ owner: { id: 'visitor', userId: null } as never, currency: shop.currency },
  });
  const reduced = lines.map((line) => ({ ...line, discountAmount: discounts.get(line.id) ?? 0 }));
  const priced = reduced.map(({ quantity, unit }) => ({
    quantity,
    unitAmount: unit.amount,
    currency: unit.currency,
  }));
  const off = reduced.reduce((sum, { discountAmount }) => sum + discountAmount, 0);
  const totals = withDiscount(totalsOf(priced), off);
  const delivery = lines.some(isGoods) ? deliveryOf(shop, cart, promotions.freesDelivery) : null;
  const shipping = delivery?.shipping.amount ?? 0;
  const sent = { id: 'cart', version: 1, lines: reduced, totals: withShipping(totals, shipping), promotions };
  const home =
    cart.billing && delivery
      ? cart.billing
      : delivery
        ? cart.buyer
        : { ...cart.buyer, region: '', postcode: '' };
  const vatId = cart.isBusiness ? VAT_IDS[home.country] : undefined;
  const typed = { country: cart.buyer.country, ...(vatId ? { business: 'Acme', vat_id: vatId } : {}) };
  const taxed = await withTax(NO_DB, { cart: sent, delivery }, typed);
  const placed = await place(NO_DB, {
    ...{ ...taxed, cart: taxed.cart, visitorId: 'visitor', userId: null, email: 'ada@example.com' },
    ...{ provenCustomerIds: [], mode: 'sandbox' },
  });
  if (!placed) throw new Error('nothing was placed');
  if (placed.order.totalAmount > 0)
    await createOrderPaymentPage(NO_DB, placed.order, placed.items, 'https://shop.example');
  else memory.asked = [];
  const rules = usedRules(shop, cart);
  return {
    wanted: wantedOf(shop, cart, {
      reduced,
      shipping,
      home,
      isOwing: vatId !== undefined,
      isSent: delivery !== null,
    }),
    ...{ rules, ruleLines: reduced.map(ruleLine) },
    applied: promotions.applied.map(({ promotionId }) => promotionId),
    offByPromotions: reduced.map(({ discountAmount }) => discountAmount),
  };
}

function ruleLine(line: Line): RuleLine {
  const { variantId, productId, kind, category, quantity, unit } = line;
  return { variantId, productId, kind, category, quantity, unit: unit.amount, isSent: isGoods(line) };
}

const isTyped = ({ codes }: RandomCart, { isCode }: RandomPromotion, at: number) =>
  !isCode || codes[at] === true;

function usedRules({ promotions }: RandomShop, cart: RandomCart): Rule[] {
  return promotions.flatMap((one, at) => (isTyped(cart, one, at) ? [ruleOf(one, at)] : []));
}

function prepare({ shop, promotions, currency }: RandomShop, cart: RandomCart): void {
  memory.settings = {
    ...{ tax_country: shop.country, tax_status: shop.isTaxed ? 'registered' : 'small' },
    ...{
      tax_prices: shop.isIncluded ? 'included' : 'added',
      tax_scheme: shop.isOneStop ? 'one_stop' : 'home',
    },
    tax_reverse: shop.isReversed ? 'reverse' : 'charge',
  };
  memory.promotions = promotions.flatMap((one, at) =>
    isTyped(cart, one, at) ? [usedPromotion(one, at, currency)] : [],
  );
  memory.supplies = new Map(CATALOGUE.map(({ by }, at) => [variantOf(at), SUPPLIES[by] ?? { at: 'buyer' }]));
  memory.shippingBack = 0;
  memory.documents = [];
}

interface Seen {
  readonly reduced: readonly (Line & { readonly discountAmount: number })[];
  readonly shipping: number;
  readonly home: Whereabouts;
  /** A VAT ID was shown. */
  readonly isOwing: boolean;
  readonly isSent: boolean;
}

/** The same for the reference. */
function wantedOf({ shop, currency, classes }: RandomShop, cart: RandomCart, seen: Seen): OrderWanted {
  const pickup = { country: shop.country, region: '', postcode: '' };
  return {
    lines: seen.reduced.map((line) => ({
      ...{ quantity: line.quantity, unit: line.unit.amount, discount: line.discountAmount },
      parts: partsWanted({ classes }, Number(line.variantId.slice('variant-'.length)), line),
    })),
    ...{
      shipping: seen.shipping,
      isIncluded: shop.isIncluded,
      isTaxed: shop.isTaxed,
      step: chargeStep(currency),
    },
    sale: {
      seller: shop,
      rates: memory.rates,
      destination: seen.isSent ? (cart.isPickup ? pickup : cart.buyer) : null,
      home: seen.home,
      isBusiness: seen.isOwing && owes(shop, seen.home),
      today: new Date().toISOString().slice(0, 10),
    },
  };
}
