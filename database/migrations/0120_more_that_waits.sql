-- Up Migration

-- Reviews that nobody has read, withdrawals without a refund, and events whose payment is not known after an hour wait too.
create or replace view reporting.concerns as
  select kind, subject, since, null::timestamptz as due_at, id from concerns where resolved_at is null
  union all
  select 'dispute_open', o.number, d.opened_at, d.evidence_due_at, null
  from disputes d join orders o on o.id = d.order_id
  where d.status = 'open' and not o.is_practice
  union all
  select 'inquiry_open', o.number, d.opened_at, d.evidence_due_at, null
  from disputes d join orders o on o.id = d.order_id
  where d.status = 'inquiry' and not o.is_practice
  union all
  select 'rule_broken', name, broken_since, null, null from invariant_checks where broken > 0
  union all
  select 'refund_failed', o.number, r.settled_at, null, null
  from refunds r join orders o on o.id = r.order_id
  where r.status = 'failed' and not o.is_practice and r.settled_at > now() - interval '30 days'
    and not exists (select from refunds later
      where later.order_id = r.order_id and later.created_at > r.created_at and later.status <> 'failed')
  union all
  select 'refund_slow', o.number, r.created_at, null, null
  from refunds r join orders o on o.id = r.order_id
  where r.status = 'pending' and not o.is_practice and r.created_at < now() - interval '1 hour'
  union all
  select 'beyond_capacity', o.number, coalesce(
    (select max(h.at) from order_history h where h.order_id = o.id and h.action = 'beyond_capacity'), o.created_at), null, null
  from entitlements e join order_items i on i.id = e.order_item_id join orders o on o.id = i.order_id
  where e.beyond_capacity > 0 and e.beyond_capacity_seen_at is null and not o.is_practice
  group by o.id
  union all
  select 'event_failed', id, failed_at, null, null from webhook_events
  where failed_at is not null and (handled_at is null or outcome = 'parked')
  union all
  select 'email_stuck', coalesce(o.number, m.kind), m.queued_at, null, null
  from mails m left join orders o on o.id = m.order_id
  where m.sent_at is null and m.failure is null and o.is_practice is not true and m.queued_at < now() - interval '15 minutes'
  union all
  select 'product_in_review', slug, updated_at, null, null from products where status = 'review'
  union all
  select 'review_waiting', p.slug, r.created_at, null, null
  from reviews r join products p on p.id = r.product_id
  where r.status = 'pending' and not exists (
    select from orders o where o.is_practice and (o.id = r.order_id or o.customer_id = r.customer_id))
  union all
  select 'withdrawal_waiting', o.number, o.withdrawn_at, null, null
  from orders o
  where o.withdrawn_at > now() - interval '30 days' and o.status = 'completed' and not o.is_practice
    and not exists (select from refunds r where r.order_id = o.id and r.status <> 'failed')
  union all
  select 'event_parked', e.id, e.received_at, null, null
  from webhook_events e
  where e.outcome = 'parked' and e.failed_at is null
    and e.received_at between now() - interval '30 days' and now() - interval '1 hour';

-- Down Migration

create or replace view reporting.concerns as
  select kind, subject, since, null::timestamptz as due_at, id from concerns where resolved_at is null
  union all
  select 'dispute_open', o.number, d.opened_at, d.evidence_due_at, null
  from disputes d join orders o on o.id = d.order_id
  where d.status = 'open' and not o.is_practice
  union all
  select 'inquiry_open', o.number, d.opened_at, d.evidence_due_at, null
  from disputes d join orders o on o.id = d.order_id
  where d.status = 'inquiry' and not o.is_practice
  union all
  select 'rule_broken', name, broken_since, null, null from invariant_checks where broken > 0
  union all
  select 'refund_failed', o.number, r.settled_at, null, null
  from refunds r join orders o on o.id = r.order_id
  where r.status = 'failed' and not o.is_practice and r.settled_at > now() - interval '30 days'
    and not exists (select from refunds later
      where later.order_id = r.order_id and later.created_at > r.created_at and later.status <> 'failed')
  union all
  select 'refund_slow', o.number, r.created_at, null, null
  from refunds r join orders o on o.id = r.order_id
  where r.status = 'pending' and not o.is_practice and r.created_at < now() - interval '1 hour'
  union all
  select 'beyond_capacity', o.number, coalesce(
    (select max(h.at) from order_history h where h.order_id = o.id and h.action = 'beyond_capacity'), o.created_at), null, null
  from entitlements e join order_items i on i.id = e.order_item_id join orders o on o.id = i.order_id
  where e.beyond_capacity > 0 and e.beyond_capacity_seen_at is null and not o.is_practice
  group by o.id
  union all
  select 'event_failed', id, failed_at, null, null from webhook_events
  where failed_at is not null and (handled_at is null or outcome = 'parked')
  union all
  select 'email_stuck', coalesce(o.number, m.kind), m.queued_at, null, null
  from mails m left join orders o on o.id = m.order_id
  where m.sent_at is null and m.failure is null and o.is_practice is not true and m.queued_at < now() - interval '15 minutes'
  union all
  select 'product_in_review', slug, updated_at, null, null from products where status = 'review';
