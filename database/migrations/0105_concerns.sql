-- Up Migration

-- What waits for staff and no other table says. One open row for each kind and subject; raised again, it is counted.
create table concerns (
  id bigint generated always as identity primary key,
  kind text not null check (kind ~ '^[a-z][a-z0-9_]{0,59}$'),
  -- What to look at: an order's number, or an id of Stripe's.
  subject text not null check (length(subject) between 1 and 255),
  details jsonb not null default '{}' check (jsonb_typeof(details) = 'object'),
  since timestamptz not null default now(),
  raised_at timestamptz not null default now(),
  times integer not null default 1 check (times > 0),
  resolved_at timestamptz,
  resolved_by text check (length(resolved_by) between 1 and 120),
  check ((resolved_at is null) = (resolved_by is null))
);
create unique index concerns_open on concerns (kind, subject) where resolved_at is null;

-- Everything that waits for staff. `due_at`: until when it has to be done, if there is such an instant; `id` of a row above.
create view reporting.concerns as
  select kind, subject, since, null::timestamptz as due_at, id from concerns where resolved_at is null
  union all
  select 'dispute_open', o.number, d.opened_at, d.evidence_due_at, null
  from disputes d join orders o on o.id = d.order_id
  where d.status = 'open' and not o.is_practice
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
  select 'event_failed', id, failed_at, null, null from webhook_events where handled_at is null and failed_at is not null
  union all
  select 'email_stuck', coalesce(o.number, m.kind), m.queued_at, null, null
  from mails m left join orders o on o.id = m.order_id
  where m.sent_at is null and o.is_practice is not true and m.queued_at < now() - interval '15 minutes'
  union all
  select 'product_in_review', slug, updated_at, null, null from products where status = 'review';

-- Down Migration

drop view reporting.concerns;
drop table concerns;
