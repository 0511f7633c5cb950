import pLimit from 'p-limit';
import { secondsFrom } from '#lib/clock.ts';
import { closeDb, createPool, type Db, db, inTransaction, kyselyOn } from '#lib/db.ts';
import { closeJobs } from '#lib/jobs.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { applyCode } from '#shop/cart/apply-code.ts';
import { lockBrowserCart } from '#shop/cart/store.ts';
import { assembleCart } from '#shop/cart/view.ts';
import { withDelivery } from '#shop/checkout/delivery.ts';
import { withTax } from '#shop/checkout/with-tax.ts';
import { emailKey } from '#shop/customers/email.ts';
import type { Browser } from '#shop/customers/identify-visitor.ts';
import { insertPayment } from '#shop/orders/payments/store.ts';
import { place } from '#shop/orders/place.ts';
import { receiveEvent } from '#shop/payments/webhooks/receive.ts';
import { currentTaxRates, forgetTaxRates } from '#shop/pricing/tax/current-rates.ts';
import { anEmail, aVisitor, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { aZone, BERLIN } from '#tests/support/delivery-fixtures.ts';
import { many } from '#tests/support/paid-order.ts';
import { eventBody } from '#tests/support/payment-histories.ts';
import type { PlacedOrder } from '#tests/support/placed-order.ts';
import { aPromotion } from '#tests/support/promotion-fixtures.ts';
import { aWarehouse, someGoods } from '#tests/support/stock.ts';
import { stripeId } from '#tests/support/stripe-event.ts';
import { answerTax } from '#tests/support/tax-fixtures.ts';
import { inTurns } from '../in-turns.ts';

/**
 * In a process of its own, because the shop's modules belong to one database: checkouts of a course and goods for a business
 * in Austria, with taxes, a code and a promotion that applies by itself, and the events that complete them and ask for
 * an invoice; by the shop's own verbs and by pgbench with the very statements of them, in turns.
 * Arguments: whether the code has a limit (`limited`), rounds, checkouts of a round, connections, a folder for the scripts.
 * Prints a line of JSON: both per second in each round, and the number of statements.
 */
const [rounds = 5, each = 120, connections = 8] = process.argv.slice(3).map(Number);
const isLimited = process.argv[2] === 'limited';
const folder = process.argv[6] ?? '';

await answerTax({ scheme: 'one_stop', reverse: 'reverse' });
const { id: warehouse } = await aWarehouse({ country: 'DE' });
const goods = await many(100, async () => (await someGoods({ [warehouse]: 1_000_000 })).variantIds[0] ?? '');
const [method = ''] = await aZone(['DE', 'AT'], [{ rates: [[null, 490]] }]);
const vienna = { ...BERLIN, country: 'AT', city: 'Wien', postcode: '1010' };
const typed = { ...vienna, method, business: 'Acme', vat_id: 'ATU13585627' };
const { code } = await aPromotion({ isCombinable: true, totalLimit: isLimited ? 1_000_000 : null });
await aPromotion(
  {
    code: null,
    effect: 'buy_get',
    rate: 500_000,
    buyQuantity: 1,
    getQuantity: 1,
    isCombinable: true,
    scope: 'kind',
  },
  { kind: 'goods' },
);
const pool = createPool('buyers', connections);
const buyers = kyselyOn(pool);

const count = (2 * rounds + 1) * each;
const name = isLimited ? 'limited' : 'unlimited';
const measuring = { on: buyers, rounds, each, connections, folder };
const starts = await inTurns({
  ...{ ...measuring, name: `prices_start_${name}`, things: await shoppers(), work: startOf },
});
const bodies = (await placedOrders()).map((order) => eventBody('paid', order));
const completions = await inTurns({
  ...{ ...measuring, name: `prices_complete_${name}`, things: bodies },
  work: (on, body) => receiveEvent(on, body),
});
process.stdout.write(`${JSON.stringify({ found: { starts, completions } })}\n`);
await pool.end();
await closeJobs();
await closeDb();

/** Guests with a course, two of one of the goods and the code in the cart. */
async function shoppers(): Promise<Browser[]> {
  let at = 0;
  return many(count, async () => {
    const visitor = await aVisitor();
    await addItem(db, visitor, { product: SOURDOUGH, quantity: 1 });
    await addItem(db, visitor, { variant: goods[at++ % goods.length] ?? '', quantity: 2 });
    await applyCode(db, visitor, code);
    return visitor;
  });
}

/** The transaction of a checkout, from the cart's lock to the uses of its promotions. */
async function startOf(on: Db, visitor: Browser) {
  // The shop reads them every ten seconds; in what is recorded they are never read.
  if (on !== buyers) forgetTaxRates();
  await currentTaxRates(db);
  return inTransaction(on, async (tx) => {
    const row = await lockBrowserCart(tx, visitor.id);
    if (!row) throw new Error('the cart is gone');
    const email = anEmail();
    const cart = await assembleCart(tx, row, visitor, { emailKey: emailKey(email) });
    const wanted = await withTax(tx, await withDelivery(tx, cart, typed), typed);
    const owner = { visitorId: visitor.id, userId: null, email, provenCustomerIds: [], holder: 'bench' };
    const placed = await place(tx, { ...wanted, ...owner, mode: 'sandbox' });
    if (!placed || placed.order.discountAmount === 0 || !wanted.tax) throw new Error('the cart has an order');
    return placed.order;
  });
}

async function placedOrders(): Promise<PlacedOrder[]> {
  const limit = pLimit(connections);
  const visitors = await shoppers();
  return Promise.all(
    visitors.map((visitor) =>
      limit(async () => {
        const { id: orderId, totalAmount: total, currency } = await startOf(buyers, visitor);
        const sessionId = stripeId('cs_test');
        await insertPayment(buyers, {
          ...{ orderId, mode: 'sandbox', amount: total, currency, stripeSessionId: sessionId },
          ...{ pageUrl: 'http://localhost/pay', pageExpiresAt: secondsFrom(2_100) },
        });
        return { orderId, sessionId, intentId: stripeId('pi'), total, currency };
      }),
    ),
  );
}
