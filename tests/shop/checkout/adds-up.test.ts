import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { db } from '#lib/db.ts';
import { leastCharge } from '#lib/least-charge.ts';
import type { Invoice } from '#shop/invoices/invoice.ts';
import { draftsOf } from '#shop/invoices/issuing/draft.ts';
import { buy } from '#tests/support/adds-up/buy.ts';
import { checkInvoice, checkOrder, checkPromotions, checkRefunds } from '#tests/support/adds-up/check.ts';
import { expectedOrder } from '#tests/support/adds-up/expected-order.ts';
import { type keepOrder, memory } from '#tests/support/adds-up/in-memory.ts';
import { MUTANTS } from '#tests/support/adds-up/mutants.ts';
import {
  type RandomCart,
  type RandomShop,
  randomCart,
  randomShop,
} from '#tests/support/adds-up/random-cart.ts';
import { isLong } from '#tests/support/timed.ts';

/** What a mutant does instead of a function, by its name, and the functions of a module that a mutant may replace. */
const { mutant, replaceable } = vi.hoisted(() => {
  type Called = (...words: unknown[]) => unknown;
  const mutant = { instead: {} as Readonly<Record<string, (own: never, ...words: never[]) => unknown>> };
  const replaceable = async (original: () => Promise<object>) => {
    const real = (await original()) as Record<string, Called>;
    return Object.fromEntries(
      Object.entries(real).map(([name, own]) => {
        const called: Called = (...words) =>
          mutant.instead[name] ? mutant.instead[name](own as never, ...(words as never[])) : own(...words);
        return [name, typeof own === 'function' ? called : own];
      }),
    );
  };
  return { mutant, replaceable };
});

// What would ask the database or Stripe asks the memory; every calculation is the shop's own.
vi.mock('#shop/settings/current.ts', async (original) => {
  const { defaultSettings } = await import('#shop/settings/setting.ts');
  const { memory: kept } = await import('#tests/support/adds-up/in-memory.ts');
  return { ...(await original<object>()), currentSettings: () => ({ ...defaultSettings, ...kept.settings }) };
});
vi.mock('#shop/pricing/tax/current-rates.ts', async () => {
  const { memory: kept } = await import('#tests/support/adds-up/in-memory.ts');
  return { currentTaxRates: async () => kept.rates, forgetTaxRates: () => {} };
});
vi.mock('#shop/pricing/tax/supplies.ts', async () => {
  const { memory: kept } = await import('#tests/support/adds-up/in-memory.ts');
  return { suppliesOf: async () => kept.supplies };
});
vi.mock('#shop/pricing/promotions/store.ts', async (original) => {
  const { memory: kept } = await import('#tests/support/adds-up/in-memory.ts');
  return { ...(await original<object>()), findPromotions: async () => kept.promotions };
});
vi.mock('#shop/orders/place-store.ts', async () => {
  const kept = await import('#tests/support/adds-up/in-memory.ts');
  const insert = async (_: unknown, ...[order, items]: Parameters<typeof keepOrder>) =>
    kept.keepOrder(order, items);
  return { insertPlacedOrder: insert };
});
vi.mock('#shop/orders/money-at-once.ts', () => ({ needsMoneyAtOnce: async () => false }));
vi.mock('#shop/orders/deliver.ts', async (original) => ({
  ...(await original<object>()),
  holdItems: async () => {},
}));
// What a free delivery saves takes part in the choice: here its cheapest way costs nothing.
vi.mock('#shop/cart/parcel.ts', async (original) => ({
  ...(await original<object>()),
  parcelOf: async () => null,
}));
vi.mock('#shop/orders/take-uses.ts', async (original) => ({
  ...(await original<object>()),
  takeUses: async () => {},
}));
vi.mock('#shop/orders/business-store.ts', async (original) => ({
  ...(await original<object>()),
  insertOrderBusiness: async () => {},
}));
vi.mock('#shop/shipping/order-store.ts', async (original) => ({
  ...(await original<object>()),
  insertOrderDelivery: async () => {},
  findOrderDelivery: async () => ({ shipping: { title: 'Parcel' } }),
}));
vi.mock('#lib/stripe/stripe.ts', async (original) => {
  const { memory: kept } = await import('#tests/support/adds-up/in-memory.ts');
  const createPaymentPage = async ({ lines }: { lines: typeof memory.asked }) => {
    kept.asked = lines;
    return {};
  };
  return { ...(await original<object>()), createPaymentPage };
});
vi.mock('#shop/orders/store.ts', async (original) => {
  const { memory: kept } = await import('#tests/support/adds-up/in-memory.ts');
  return { ...(await original<object>()), listItems: async () => kept.items };
});
vi.mock('#shop/orders/taxes-store.ts', async () => {
  const { memory: kept } = await import('#tests/support/adds-up/in-memory.ts');
  return { listOrderTaxes: async () => kept.taxes };
});
vi.mock('#shop/orders/refunds/sums-store.ts', async (original) => {
  const { memory: kept } = await import('#tests/support/adds-up/in-memory.ts');
  return {
    ...(await original<object>()),
    shippingRefunded: async () => kept.shippingBack,
    sumOfLost: async () => 0,
  };
});
vi.mock('#shop/invoices/issuing/item-facts-store.ts', () => ({ listItemFacts: async () => new Map() }));
vi.mock('#shop/pricing/tax/vat-id/standing.ts', () => ({
  verifyVatId: async () => {},
  vatIdStanding: async () => 'valid',
}));
vi.mock('#shop/invoices/issuing/buyer-store.ts', () => ({
  findOrderBuyer: async () => ({
    email: 'ada@example.com',
    firstName: '',
    lastName: '',
    business: null,
    address: null,
  }),
}));
vi.mock('#shop/orders/payments/find-paid-with.ts', () => ({ findPaidWith: async () => null }));

vi.mock('#shop/pricing/tax/calculate.ts', (original) => replaceable(original));
vi.mock('#shop/pricing/tax/place.ts', (original) => replaceable(original));
vi.mock('#shop/pricing/tax/rate.ts', (original) => replaceable(original));
vi.mock('#shop/pricing/promotions/discount.ts', (original) => replaceable(original));
vi.mock('#shop/pricing/promotions/choose.ts', (original) => replaceable(original));
vi.mock('#shop/orders/ordered-items.ts', (original) => replaceable(original));
vi.mock('#shop/orders/refunds/refund-tax.ts', (original) => replaceable(original));
vi.mock('#shop/invoices/issuing/one-direction.ts', (original) => replaceable(original));

beforeAll(async () => {
  const { listTaxRates } = await vi.importActual<typeof import('#shop/pricing/tax/store.ts')>(
    '#shop/pricing/tax/store.ts',
  );
  const later = { country: 'DE', region: '', validFrom: '2028-01-01' };
  memory.rates = [
    ...(await listTaxRates(db)),
    { ...later, taxClass: 'standard', rate: 165_000 },
    { ...later, taxClass: 'admission', rate: 56_789 },
  ];
});

/** The documents of the order in memory after what stands of it. */
async function issue(reason: 'order' | 'refund'): Promise<void> {
  const { order, documents } = memory;
  if (!order) throw new Error('there is no order');
  const drafts = await draftsOf(
    null as never,
    order,
    { id: 1, orderId: 'order', reason, buyer: null },
    documents,
  );
  for (const { kind, snapshot } of drafts ?? [])
    documents.push({
      ...{ id: 'a', number: 'INV-2026-000001', kind, reason, orderId: 'order', isSample: false },
      ...{ issuedAt: order.createdAt, snapshot },
    } as Invoice);
}

/** Gives back what the wishes say, and at last what is left, each as a shop would allow it. @returns after each. */
function* refunds(wishes: RandomCart['refunds'], step: number) {
  const { order, items } = memory;
  if (!order) throw new Error('there is no order');
  const delivery = order.totalAmount - items.reduce((all, item) => all + item.totalAmount, 0);
  for (const { of, at, percent } of [...wishes, { of: 'order', at: 0, percent: 100 }]) {
    const left = order.totalAmount - order.refundedAmount;
    const item = of === 'line' ? items[at % items.length] : undefined;
    const most = item
      ? Math.min(left, item.totalAmount - item.refundedAmount)
      : of === 'delivery'
        ? Math.max(0, Math.min(left, delivery - memory.shippingBack))
        : left;
    const amount = percent === 100 ? most : Math.ceil((most * percent) / 100 / step) * step;
    if (amount < 1 || amount > most) continue;
    order.refundedAmount += amount;
    if (item) item.refundedAmount += amount;
    if (of === 'delivery') memory.shippingBack += amount;
    yield amount;
  }
}

async function buyAndGiveBack(shop: RandomShop, cart: RandomCart): Promise<void> {
  const bought = await buy(shop, cart);
  const { order, items, taxes, asked } = memory;
  if (!bought || !order) return;
  const { rules, ruleLines: lines, applied, offByPromotions: off } = bought;
  checkPromotions({ rules, lines, applied, off }, shop.step, leastCharge(shop.currency));
  const expected = expectedOrder(
    order.totalAmount === 0 ? { ...bought.wanted, isTaxed: false } : bought.wanted,
  );
  const seen = { order, items, taxes, asked };
  checkOrder(seen, expected);
  await issue('order');
  const [invoice] = memory.documents;
  if (!invoice) throw new Error('there is no invoice');
  checkInvoice(seen, invoice, expected);
  for (const _ of refunds(cart.refunds, shop.step)) {
    await issue('refund');
    checkRefunds(seen, memory.documents, expected, shop.shop.isIncluded ? 1 : shop.step);
  }
}

const adds = fc.asyncProperty(randomShop, randomCart, buyAndGiveBack);
/** As many as are kept at once. */
const BATCH = 1_000;

test('lines, total, what Stripe asks for, invoice and credit notes of random carts are right to the unit', async () => {
  for (let done = 0; done < (isLong ? 100_000 : 1_000); done += BATCH)
    await fc.assert(adds, { numRuns: BATCH });
});

const VIENNA = { country: 'AT', region: '', postcode: '1010' } as const;
/** Carts that were wrong once. */
const KNOWN: readonly (readonly [string, RandomShop, RandomCart])[] = [
  [
    'small lines of which one goes back before the others',
    {
      ...{ currency: 'KRW', step: 1, shipping: 194, promotions: [] },
      shop: { country: 'DE', isOneStop: false, isIncluded: false, isTaxed: true, isReversed: false },
      prices: [12_210, 1, 50, 50, 50, 27, 8_118, 23, 7_949, 50],
      classes: [null, null, null, null, null, 'admission', null, 'reduced', null, null],
    },
    {
      lines: [
        { at: 7, quantity: 3 },
        { at: 0, quantity: 1 },
        { at: 8, quantity: 1 },
        { at: 1, quantity: 1 },
      ],
      ...{ buyer: VIENNA, billing: VIENNA, isBusiness: false, isPickup: true, codes: [] },
      refunds: [
        { of: 'order', at: 0, percent: 56 },
        { of: 'line', at: 13, percent: 43 },
        { of: 'line', at: 12, percent: 53 },
        { of: 'line', at: 0, percent: 78 },
        { of: 'line', at: 0, percent: 69 },
      ],
    },
  ],
];

test.each(KNOWN)('and so are those of %s', async (_, shop, cart) => buyAndGiveBack(shop, cart));

describe('control: it is seen when the shop', () => {
  afterEach(() => {
    mutant.instead = {};
  });

  test.each(Object.keys(MUTANTS))('%s', async (name) => {
    mutant.instead = MUTANTS[name] ?? {};
    const found = await fc.check(adds, { numRuns: 3 * BATCH, endOnFailure: true });
    // By what is compared, and not because the mutant cannot run.
    expect(found.errorInstance).toMatchObject({ name: 'AssertionError' });
  });
});
