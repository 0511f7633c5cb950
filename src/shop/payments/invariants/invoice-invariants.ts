import type { Invariant } from './invariant.ts';

/** What must hold of invoices and credit notes. */
export const invoiceInvariants: readonly Invariant[] = [
  {
    name: 'paid_is_invoiced',
    rule: 'Every order that was paid with real money has its invoice after ten minutes, and every refund of it its credit note.',
    broken: `select o.number as subject from orders o join invoice_requests r on r.order_id = o.id
      where r.settled_at is null and r.requested_at < now() - interval '10 minutes' and o.mode = 'live' and not o.is_practice
        and exists (select from settings where name = 'seller_name' and value <> '""') and $1::timestamptz is not null
      union all
      select o.number from orders o
      where o.completed_at is not null and o.total_amount > 0 and o.mode = 'live' and not o.is_practice and o.given_by is null
        and o.updated_at >= $1 and o.completed_at > (select min(requested_at) from invoice_requests)
        and not exists (select from invoice_requests r where r.order_id = o.id)`,
  },
  {
    name: 'invoice_numbers_have_no_gap',
    rule: 'The numbers of each series of invoices follow one another, with no gap and none twice.',
    broken: `select s.name as subject from invoice_series s
      cross join lateral (select count(*) as count, coalesce(max(i.sequence), 0) as last, count(distinct i.sequence) as each
        from invoices i where i.series = s.name) n
      where (n.count, n.last, n.each) is distinct from (s.last_sequence::bigint, s.last_sequence, s.last_sequence::bigint)
        and $1::timestamptz is not null`,
  },
  {
    name: 'invoices_sum_to_order',
    rule: 'What is invoiced of an order and not credited is what it cost, was not refunded and was not taken back by a bank.',
    broken: `select o.number as subject from orders o join invoices i on i.order_id = o.id
      where o.updated_at >= $1 and not o.is_practice
        and not exists (select from invoice_requests r where r.order_id = o.id and r.settled_at is null)
      group by o.id having sum(case i.kind when 'invoice' then i.total_amount else -i.total_amount end)
        <> greatest(0, o.total_amount - o.refunded_amount - coalesce((select sum(d.amount) from disputes d
          join payments p on p.id = d.payment_id and not p.is_surplus and p.currency = d.currency
          where d.order_id = o.id and d.status = 'lost'), 0))`,
  },
];
