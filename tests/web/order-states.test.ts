import { beforeAll, describe, expect, test } from 'vitest';
import { type OrderState, orderStates } from '#shop/orders/order-state.ts';
import { asAdmin } from '#tests/support/services.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import { aBuyer, payFor } from '#tests/support/shop-buy.ts';
import type { ShopClient } from '#tests/support/shop-client.ts';
import { textOf } from '#tests/support/shop-forms.ts';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';

const shop = sharedShop('192.0.2.47');
const FREE = 'ten-minutes-of-sitting';

interface Order {
  readonly client: ShopClient;
  readonly id: string;
  readonly number: string;
  readonly sessionId: string;
}

interface Said {
  /** How it came about, as a change of the row of `orders` (alone) or of others. */
  readonly order?: string;
  readonly payment?: string;
  readonly dispute?: string;
  readonly is: 'unpaid' | 'paid' | 'free';
  /** What the account's list, the order's page and the page after paying call it, and what staff read. */
  readonly word: string;
  readonly title: string;
  readonly staff: string;
  /** What the order's page must say, and must not. */
  readonly says: RegExp;
  readonly not: RegExp;
}

const NOT_PAID = /is yours|Something does not work|Withdraw from contract|ended the legal right/;
const NOT_AGAIN = /Order again|order again/;

const STATES: Readonly<Record<OrderState, Said>> = {
  unpaid: {
    ...{ is: 'unpaid', word: 'Not paid yet', title: 'One moment', staff: 'Not paid' },
    ...{ says: /Nothing has been charged.*Your bank shows a payment all the same/, not: NOT_PAID },
  },
  declined: {
    ...{ is: 'unpaid', word: 'Declined', title: 'Your payment was declined', staff: 'Declined' },
    payment: "declined_code = 'insufficient_funds'",
    ...{ says: /not enough money.*Try again on the payment page/, not: NOT_PAID },
  },
  processing: {
    ...{ is: 'unpaid', word: 'Processing', title: 'Your payment is processing', staff: 'Processing' },
    ...{ order: 'processing_at = now()', payment: "status = 'processing'" },
    says: /few working days.*Please don’t order it again.*seven working days/,
    not: /is yours|Order again|ended the legal right|Nothing has been charged|payment page/,
  },
  failed: {
    ...{ is: 'unpaid', word: 'Payment failed', title: 'Payment failed', staff: 'Failed' },
    ...{ order: "status = 'failed'", payment: "status = 'failed'" },
    ...{ says: /nothing was charged.*Order again/, not: NOT_PAID },
  },
  expired: {
    ...{ is: 'unpaid', word: 'Expired', title: 'Expired', staff: 'Expired' },
    ...{ order: "status = 'expired'", payment: "status = 'expired'" },
    ...{ says: /closed before anything was paid.*Order again/, not: NOT_PAID },
  },
  cancelled: {
    ...{ is: 'unpaid', word: 'Cancelled', title: 'Cancelled', staff: 'Cancelled' },
    ...{ order: "status = 'cancelled', cancel_reason = 'staff'", payment: "status = 'expired'" },
    ...{ says: /closed.*Order again/, not: NOT_PAID },
  },
  paid: {
    ...{ is: 'paid', word: 'Paid', title: 'Thank you', staff: 'Paid' },
    ...{ says: /is yours.*emailed your receipt.*Something does not work/, not: NOT_AGAIN },
  },
  free: {
    ...{ is: 'free', word: 'Complete', title: 'Thank you', staff: 'Free' },
    ...{ says: /is yours.*Something does not work/, not: /Order again|Withdraw from contract|Paid/ },
  },
  withdrawn: {
    ...{
      is: 'paid',
      word: 'Withdrawn',
      title: 'You withdrew',
      staff: 'Withdrawn',
      order: 'withdrawn_at = now()',
    },
    ...{
      says: /You withdrew from this order\..*No money after ten days/,
      not: /is yours|Something does not work|emailed your receipt/,
    },
  },
  partly_refunded: {
    ...{ is: 'paid', word: 'Partly refunded', title: 'Partly refunded', staff: 'Partly refunded' },
    order: "status = 'partially_refunded', refunded_amount = 100",
    ...{
      says: /Part of the money went back.*Something does not work/,
      not: /Order again|Everything in this order is yours/,
    },
  },
  refunded: {
    ...{ is: 'paid', word: 'Refunded', title: 'Refunded', staff: 'Refunded' },
    order: "status = 'refunded', refunded_amount = total_amount",
    ...{
      says: /whole amount went back.*No money after ten days/,
      not: /is yours|Something does not work|Withdraw from/,
    },
  },
  inquiry: {
    ...{
      is: 'paid',
      word: 'Your bank has a question',
      title: 'Your bank has a question',
      staff: 'The bank asks',
    },
    ...{ dispute: 'inquiry', says: /No money has moved/, not: NOT_AGAIN },
  },
  disputed: {
    ...{ is: 'paid', word: 'Questioned by your bank', title: 'Questioned by your bank', staff: 'Disputed' },
    ...{ dispute: 'open', says: /stays yours until then/, not: NOT_AGAIN },
  },
  charged_back: {
    ...{
      is: 'paid',
      word: 'Taken back by your bank',
      title: 'Taken back by your bank',
      staff: 'Charged back',
    },
    ...{
      dispute: 'lost',
      says: /no longer yours.*Was it a mistake/,
      not: /Something does not work|Everything in this order/,
    },
  },
};

const query = (text: string, values: unknown[]) =>
  asAdmin(shop.database.adminUrl, async (client) => (await client.query(text, values)).rows);

async function anOrder(is: Said['is']): Promise<Order> {
  if (is === 'free') {
    const client = shop.client();
    const email = `free-${crypto.randomUUID().slice(0, 8)}@example.com`;
    await client.post('/api/cart/items', { product: FREE, quantity: '1' });
    await client.post('/api/checkout', { email });
    const [row] = await query('select id, number from orders where email = $1', [email]);
    return { client, sessionId: '', ...row };
  }
  const { client, sessionId } = await aBuyer(shop);
  if (is === 'paid') {
    await payFor(shop, sessionId);
    await client.get(`/checkout/success?session_id=${sessionId}`);
  }
  const [row] = await query(
    'select o.id, o.number from orders o join payments p on p.order_id = o.id where p.stripe_session_id = $1',
    [sessionId],
  );
  return { client, sessionId, ...row };
}

/** Brings an order into a state while `work` runs. Nothing stays of it: other tests look at the books of this shop. */
async function inState({ id }: Order, said: Said, work: () => Promise<void>): Promise<void> {
  const [before] = await query(
    `select o.status, o.cancel_reason, o.refunded_amount, o.withdrawn_at, o.processing_at, p.status as paid, p.id as payment
     from orders o left join payments p on p.order_id = o.id where o.id = $1`,
    [id],
  );
  if (said.order) await query(`update orders set ${said.order} where id = $1`, [id]);
  if (said.payment) await query(`update payments set ${said.payment} where order_id = $1`, [id]);
  if (said.dispute)
    await query(
      `insert into disputes (order_id, payment_id, stripe_dispute_id, status, amount, currency, opened_at, closed_at)
       values ($1::uuid, $2, 'du_' || $1::uuid, $3::text, 100, 'USD', now(), case when $3::text = 'lost' then now() end)`,
      [id, before.payment, said.dispute],
    );
  try {
    await work();
  } finally {
    await query('delete from disputes where order_id = $1', [id]);
    await query('update payments set status = $2, declined_code = null where id = $1', [
      before.payment,
      before.paid,
    ]);
    await query(
      `update orders set status = $2, cancel_reason = $3, refunded_amount = $4, withdrawn_at = $5, processing_at = $6
       where id = $1`,
      [
        id,
        before.status,
        before.cancel_reason,
        before.refunded_amount,
        before.withdrawn_at,
        before.processing_at,
      ],
    );
  }
}

describe('every state of an order', () => {
  let admin: ShopClient;
  beforeAll(async () => {
    admin = (await aMemberOfStaff(shop, 'admin')).client;
  });

  test.each(orderStates.map((state) => [state, STATES[state]] as const))(
    '%s has its words on every page',
    async (state, said) => {
      const order = await anOrder(said.is);
      await inState(order, said, async () => {
        const page = textOf((await order.client.get(`/orders/${order.number}`)).text);
        expect(page).toContain(said.word);
        expect(page).toMatch(said.says);
        expect(page).not.toMatch(said.not);
        const list = textOf((await order.client.get('/account/orders')).text);
        const isListed = !['failed', 'expired', 'cancelled'].includes(state);
        expect(list.includes(said.word)).toBe(isListed);
        if (order.sessionId) {
          const path = `/checkout/success?session_id=${order.sessionId}`;
          expect((await order.client.get(path)).text).toMatch(new RegExp(`<h1[^>]*>${said.title}</h1>`));
          const elsewhere = await shop.client().get(path);
          expect(elsewhere.status).toBe(200);
          expect(elsewhere.text).not.toMatch(/@example\.com|ORD-|First sourdough|USD/);
        }
        const staffPage = (await admin.get(`/admin/orders/${order.number}`)).text;
        expect(textOf(/<h1.*?<\/div>/s.exec(staffPage)?.[0] ?? '')).toContain(said.staff);
        const staffList = (await admin.get(`/admin/orders?q=${order.number}`)).text;
        expect(textOf(/<tbody.*?<\/tbody>/s.exec(staffList)?.[0] ?? '')).toContain(said.staff);
      });
    },
  );

  test('money that came too late leads to the choice, not to another order', async () => {
    const order = await anOrder('unpaid');
    const { says, not } = {
      says: /Payment came late.*Choose now/,
      not: /Your bank shows a payment|Order again/,
    };
    await inState(order, STATES.expired, async () => {
      await query(
        `insert into late_payments (order_id, session_id, since, decide_until) values ($1, $2, now(), now() + interval '1 day')`,
        [order.id, order.sessionId],
      );
      const page = textOf((await order.client.get(`/orders/${order.number}`)).text);
      await query('delete from late_payments where order_id = $1', [order.id]);
      expect(page).toMatch(says);
      expect(page).not.toMatch(not);
    });
  });
});
