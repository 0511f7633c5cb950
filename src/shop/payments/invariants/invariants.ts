import type { Invariant } from './invariant.ts';
import { invoiceInvariants } from './invoice-invariants.ts';
import { stockInvariants } from './stock-invariants.ts';

/** Younger than this, something that Stripe or a job still has to handle is no breach. */
const SETTLED = "now() - interval '15 minutes'";

export const invariants: readonly Invariant[] = [
  {
    name: 'paid_is_granted_or_refunded',
    rule: 'Every payment has bought its order, or is on its way back.',
    broken: `select o.number as subject from payments p join orders o on o.id = p.order_id
      where p.status = 'succeeded' and o.updated_at >= $1 and not o.is_practice and p.paid_at < ${SETTLED}
        and (p.is_surplus or o.completed_at is null)
        and not exists (select from late_payments l where l.order_id = o.id and l.decided_at is null and l.decide_until > ${SETTLED})
        and p.amount > (select coalesce(sum(r.amount), 0) from refunds r
          where r.payment_id = p.id and (r.status = 'succeeded' or r.created_at > ${SETTLED} and r.status = 'pending'
            or r.stripe_refund_id is not null and r.status = 'pending'))
          + (select coalesce(sum(d.amount), 0) from disputes d where d.payment_id = p.id and d.status in ('open', 'lost'))`,
  },
  {
    name: 'completed_is_given',
    rule: 'The buyer of a completed order has been given every line of it.',
    broken: `select o.number as subject from orders o join order_items i on i.order_id = o.id
      where o.completed_at is not null and o.updated_at >= $1 and not o.is_practice
        and not exists (select from entitlements e where e.order_item_id = i.id)`,
  },
  {
    name: 'completed_is_paid',
    rule: 'A completed order was paid once, with exactly what it cost.',
    broken: `select o.number as subject from orders o
      where o.completed_at is not null and o.total_amount > 0 and o.updated_at >= $1 and not o.is_practice
        and 1 <> (select count(*) from payments p where p.order_id = o.id and p.status = 'succeeded'
          and not p.is_surplus and p.amount = o.total_amount and p.currency = o.currency and p.mode = o.mode)`,
  },
  {
    name: 'charge_equals_total',
    rule: 'What Stripe charged is what the order cost.',
    broken: `select o.number as subject from payments p join orders o on o.id = p.order_id
      where p.status = 'succeeded' and p.gateway = 'stripe' and o.updated_at >= $1 and not o.is_practice
        and (p.amount <> o.total_amount or upper(p.gateway_answer ->> 'currency') <> o.currency
          or coalesce(p.gateway_answer ->> 'amount_total', p.gateway_answer ->> 'amount_received')::bigint
            is distinct from o.total_amount)`,
  },
  {
    name: 'lines_sum_to_total',
    rule: 'The lines of an order, its shipping and the tax that is added sum to its total, to the last unit.',
    broken: `select o.number as subject from orders o where o.updated_at >= $1 and not o.is_practice
        and o.total_amount - o.shipping_amount - case when o.tax_included then 0 else o.tax_amount end
          <> (select coalesce(sum(i.total_amount - case when o.tax_included then 0 else i.tax_amount end), 0)
            from order_items i where i.order_id = o.id)`,
  },
  {
    name: 'taxes_sum_to_order',
    rule: 'The taxes of an order sum to what it says, with their net amounts to its total, and those of a line to the line.',
    broken: `select o.number as subject from orders o join order_taxes t on t.order_id = o.id
      left join order_items i on i.id = t.order_item_id
      where o.updated_at >= $1 and not o.is_practice group by o.id
      having sum(t.tax_amount) <> o.tax_amount or sum(t.net_amount + t.tax_amount) <> o.total_amount
        or bool_or(t.net_amount + t.tax_amount <> i.total_amount or t.tax_amount <> i.tax_amount)`,
  },
  {
    name: 'delivery_is_in_the_total',
    rule: 'An order costs for shipping what its delivery was chosen for, and no more of it is refunded.',
    broken: `select o.number as subject from orders o left join order_shipping s on s.order_id = o.id
      where o.updated_at >= $1 and not o.is_practice and (o.shipping_amount <> coalesce(s.amount, 0)
        or o.currency <> coalesce(s.currency, o.currency)
        or o.total_amount - (select coalesce(sum(i.total_amount), 0) from order_items i where i.order_id = o.id)
          < (select coalesce(sum(r.shipping_amount), 0) from refunds r where r.order_id = o.id and r.status <> 'failed'))`,
  },
  {
    name: 'refunds_within_payment',
    rule: 'Refunds and lost disputes together never exceed what was paid.',
    broken: `select o.number as subject from payments p join orders o on o.id = p.order_id
      where o.updated_at >= $1 and not o.is_practice and p.amount
        < (select coalesce(sum(r.amount), 0) from refunds r where r.payment_id = p.id and r.status = 'succeeded')
        + (select coalesce(sum(d.amount), 0) from disputes d where d.payment_id = p.id and d.status = 'lost')`,
  },
  {
    name: 'refunds_are_counted',
    rule: 'Order and payment say as refunded what their refunds sum to.',
    broken: `select o.number as subject from orders o where o.updated_at >= $1 and not o.is_practice and (
        exists (select from payments p where p.order_id = o.id and p.refunded_amount <> least(p.amount,
          (select coalesce(sum(r.amount), 0) from refunds r where r.payment_id = p.id and r.status = 'succeeded')))
        or o.refunded_amount <> least(o.total_amount, (select coalesce(sum(r.amount), 0) from refunds r
          join payments p on p.id = r.payment_id where r.order_id = o.id and r.status = 'succeeded'
          and not (p.is_surplus and o.completed_at is not null))))`,
  },
  {
    name: 'taken_back_is_closed',
    rule: 'Nobody has access to what was fully refunded or charged back; to everything else its buyer has access, unless staff ended it.',
    broken: `select o.number as subject from orders o join order_items i on i.order_id = o.id
      join entitlements e on e.order_item_id = i.id
      cross join lateral (select exists (select from disputes d join payments p on p.id = d.payment_id
          where d.order_id = o.id and d.status = 'lost' and not p.is_surplus) as is_lost,
        exists (select from refunds r join payments p on p.id = r.payment_id
          where r.order_id = o.id and r.status = 'succeeded' and r.takes_back and not p.is_surplus) as takes_back,
        o.status = 'refunded' and exists (select from refunds r where r.order_id = o.id and r.status = 'succeeded'
          and r.takes_back and not exists (select from refund_items ri where ri.refund_id = r.id)) as is_whole,
        (select coalesce(sum(ri.amount), 0) from refund_items ri join refunds r on r.id = ri.refund_id
          where ri.order_item_id = i.id and r.status = 'succeeded' and r.takes_back) as amount) t
      where o.updated_at >= $1 and not o.is_practice and (
        (t.is_lost or t.is_whole or i.total_amount > 0 and t.amount >= i.total_amount) and e.units > 0
        or not t.is_lost and not t.takes_back and e.units < i.quantity - e.taken_units - e.given_units)`,
  },
  ...stockInvariants,
  ...invoiceInvariants,
  {
    name: 'no_order_is_silent',
    rule: 'No order waits for its payment for 15 minutes without Stripe having told us or us having asked.',
    broken: `select o.number as subject from orders o left join payments p on p.order_id = o.id
      where o.status = 'pending' and o.created_at < ${SETTLED} and not o.is_practice
        and greatest(o.page_asked_at, p.asked_at, p.updated_at, o.created_at)
          < now() - case when p.status = 'processing' then interval '3 hours' else interval '15 minutes' end
        and $1::timestamptz is not null`,
  },
  {
    name: 'no_refund_is_silent',
    rule: 'No refund waits longer than 15 minutes to be sent to Stripe.',
    broken: `select r.id::text as subject from refunds r join orders o on o.id = r.order_id
      where not o.is_practice and r.status = 'pending' and r.gateway = 'stripe' and r.stripe_refund_id is null and r.created_at < ${SETTLED}
        and $1::timestamptz is not null`,
  },
  {
    name: 'no_event_is_stuck',
    rule: 'Every Stripe event is handled, and none waits for a payment that is known.',
    broken: `select e.id as subject from webhook_events e
      where e.handled_at is null and e.received_at < ${SETTLED} and $1::timestamptz is not null
      union all
      select e.id from webhook_events e join payments p
        on e.payment_key = p.stripe_session_id or e.payment_key = p.stripe_payment_intent_id
      where e.outcome = 'parked' and e.received_at < ${SETTLED} and p.created_at < ${SETTLED}`,
  },
  {
    name: 'no_payment_was_refused',
    rule: 'Every Stripe event refused in the last week is shown to staff.',
    broken: `select e.id as subject from webhook_events e
      where e.outcome = 'refused' and e.received_at > now() - interval '7 days' and $1::timestamptz is not null
        and not exists (select from payments p where p.status = 'succeeded'
          and e.payment_key in (p.stripe_session_id, p.stripe_payment_intent_id))
        and not exists (select from concerns c where e.id in (c.subject, c.details->>'event')
          or e.payment_key in (c.subject, c.details->>'session', c.details->>'intent'))`,
  },
  {
    name: 'no_email_is_stuck',
    rule: 'Every email is sent within the hour, or shown to staff.',
    broken: `select m.id::text as subject from mails m left join orders o on o.id = m.order_id
      where m.sent_at is null and m.failure is null and m.recipient is not null
        and m.queued_at < now() - interval '1 hour'
        and o.is_practice is not true and $1::timestamptz is not null`,
  },
];
