-- Up Migration

-- A bank that asks has taken nothing back yet: `inquiry`, which may become `open`, or `inquiry_closed`.
alter table disputes
  drop constraint disputes_status_check,
  drop constraint disputes_check,
  add constraint disputes_status_check check (status in ('inquiry', 'inquiry_closed', 'open', 'won', 'lost')),
  add constraint disputes_check check ((status in ('inquiry', 'open')) = (closed_at is null)),
  -- When Stripe said so: of two events with one status the later one counts.
  add column stated_at timestamptz;

-- Inquiries are shown apart from disputes; an event that was parked and failed later has failed too.
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
  where m.sent_at is null and o.is_practice is not true and m.queued_at < now() - interval '15 minutes'
  union all
  select 'product_in_review', slug, updated_at, null, null from products where status = 'review';

-- Down Migration

create or replace view reporting.concerns as
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

alter table disputes drop column stated_at, drop constraint disputes_check, drop constraint disputes_status_check;
update disputes set status = 'open' where status = 'inquiry';
update disputes set status = 'won' where status = 'inquiry_closed';
alter table disputes
  add constraint disputes_status_check check (status in ('open', 'won', 'lost')),
  add constraint disputes_check check ((status = 'open') = (closed_at is null));
