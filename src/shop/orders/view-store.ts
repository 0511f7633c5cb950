import { sql } from 'kysely';
import { oneOf, prepared } from '#lib/db/prepared.ts';
import type { Db } from '#lib/db.ts';
import type { TaxRow } from '../pricing/tax/tax-rows.ts';
import type { PromotionSum } from './sum-rows.ts';

/** What an order's page needs beside the order itself; amounts in minor units. Null where there is no such thing. */
export interface OrderFacts {
  /** The payment that bought the order, else its newest. */
  readonly paymentStatus: string | null;
  readonly pageUrl: string | null;
  readonly method: string | null;
  readonly brand: string | null;
  readonly lastFour: string | null;
  readonly wallet: string | null;
  readonly declinedCode: string | null;
  /** Money of this order that bought nothing. */
  readonly surplusAmount: number | null;
  readonly surplusRefundedAmount: number | null;
  /** The newest refund, but for money that bought nothing and went back, and for refunds that Stripe never made. */
  readonly refundAmount: number | null;
  readonly refundStatus: string | null;
  readonly hasLostDispute: boolean;
  readonly hasOpenDispute: boolean;
  readonly hasInquiry: boolean;
  /** Its money came late, and the buyer has not chosen what becomes of it. */
  readonly waitsForChoice: boolean;
  /** The buyer is asked in which country he lives. */
  readonly asksCountry: boolean;
  readonly taxes: readonly TaxRow[];
  readonly business: { readonly name: string; readonly vatId: string } | null;
  readonly promotions: readonly PromotionSum[];
}

/** In one statement: an order's page and its emails read it every time. */
export async function findOrderFacts(db: Db, orderId: string): Promise<OrderFacts> {
  const facts = await oneOf(factsOf(db, { orderId }));
  if (!facts) throw new Error('an aggregate without grouping has one row');
  return facts;
}

const factsOf = prepared<OrderFacts, { orderId: string }>(
  (_, value) => sql`
    select p.status as payment_status, p.page_url, p.declined_code, p.method, p.brand, p.last_four, p.wallet,
      s.amount as surplus_amount, s.refunded_amount as surplus_refunded_amount,
      r.amount as refund_amount, r.status as refund_status,
      exists (select from disputes where order_id = ${value('orderId')}::uuid and status = 'lost') as has_lost_dispute,
      exists (select from disputes where order_id = ${value('orderId')}::uuid and status = 'open') as has_open_dispute,
      exists (select from disputes where order_id = ${value('orderId')}::uuid and status = 'inquiry') as has_inquiry,
      exists (select from late_payments where order_id = ${value('orderId')}::uuid and decided_at is null) as waits_for_choice,
      exists (select from order_countries where order_id = ${value('orderId')}::uuid and state = 'asked') as asks_country,
      (select coalesce(json_agg(t), '[]') from (
        select country, region, ground, rate, sum(net_amount) as net, sum(tax_amount) as tax from order_taxes
        where order_id = ${value('orderId')}::uuid group by country, region, ground, rate) t) as taxes,
      (select json_build_object('name', name, 'vatId', vat_id) from order_businesses where order_id = ${value('orderId')}::uuid) as business,
      (select coalesce(json_agg(json_build_object('name', coalesce(code, name), 'amount', amount,
        'deliveryAmount', delivery_amount) order by id), '[]')
        from promotion_uses where order_id = ${value('orderId')}::uuid) as promotions
    from (select) one
    left join lateral (
      select status, page_url, declined_code, method, brand, last_four, wallet from payments where order_id = ${value('orderId')}::uuid
      order by status = 'succeeded' and not is_surplus desc, created_at desc limit 1
    ) p on true
    left join lateral (
      select amount, refunded_amount from payments where order_id = ${value('orderId')}::uuid and is_surplus limit 1
    ) s on true
    left join lateral (
      select r.amount, r.status from refunds r join payments p on p.id = r.payment_id
      where r.order_id = ${value('orderId')}::uuid and (not p.is_surplus or r.status = 'failed')
        and (r.status <> 'failed' or r.stripe_refund_id is not null)
      order by r.created_at desc limit 1
    ) r on true`,
);

export interface OrderLineRow {
  readonly id: string;
  readonly image: string | null;
  /** The slug of its category. */
  readonly category: string | null;
  /** Its place among the lines, from 0. */
  readonly position: number;
  readonly title: string;
  readonly variantTitle: string;
  /** ISO 639-1, where the kind has a language. */
  readonly language: string | null;
  readonly kind: string;
  readonly quantity: number;
  readonly unitAmount: number;
  readonly subtotalAmount: number;
  readonly totalAmount: number;
  readonly refundedAmount: number;
  /** How many are the buyer's; null for an order that never completed. */
  readonly units: number | null;
  /** How many of them the buyer gave back. */
  readonly givenUnits: number | null;
  readonly withdrawalDays: number | null;
  readonly guaranteeDays: number | null;
  /** Whether a refund that takes back all that is left of the line waits for the bank. */
  readonly isBeingRefunded: boolean;
  readonly slug: string;
  /** The title of the bundle with which it was bought. */
  readonly bundleTitle: string | null;
}

/** The lines of an order as its page shows them. */
export async function listOrderLines(db: Db, orderId: string): Promise<readonly OrderLineRow[]> {
  return linesOf(db, { orderId });
}

/** About a line (`i`) and its order (`o`): the refund names the line, or is of the whole order. */
const isBeingRefunded = sql<boolean>`exists (
  select from refunds r join payments y on y.id = r.payment_id left join refund_items t on t.refund_id = r.id
  where r.order_id = o.id and r.status = 'pending' and r.takes_back and not y.is_surplus
    and case when t.refund_id is null then r.amount = o.total_amount - o.refunded_amount
      else t.order_item_id = i.id and t.amount = i.total_amount - i.refunded_amount end)`;

const BUNDLE_TITLE = sql<string | null>`(
  select b.title from variants w join products b on b.id = w.product_id where w.id = i.part_of_variant_id)`;

const linesOf = prepared<OrderLineRow, { orderId: string }>((db, value) =>
  db
    .selectFrom('orderItems as i')
    .innerJoin('orders as o', 'o.id', 'i.orderId')
    .innerJoin('products as p', 'p.id', 'i.productId')
    .leftJoin('categories as c', 'c.id', 'p.categoryId')
    .leftJoin('entitlements as e', 'e.orderItemId', 'i.id')
    .select(['p.image', 'c.slug as category', 'i.title', 'i.variantTitle', 'i.kind', 'i.quantity'])
    .select([
      'i.id',
      'i.position',
      'i.unitAmount',
      'i.subtotalAmount',
      'i.totalAmount',
      'i.refundedAmount',
      'e.units',
      'p.slug',
    ])
    .select(['e.givenUnits', 'i.withdrawalDays', 'i.guaranteeDays'])
    .select('p.language')
    .select(isBeingRefunded.as('isBeingRefunded'))
    .select(BUNDLE_TITLE.as('bundleTitle'))
    .where('i.orderId', '=', value<string>('orderId'))
    .orderBy('i.position'),
);
