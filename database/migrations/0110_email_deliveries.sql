-- Up Migration

-- An email is sent by one worker at a time: it holds a lease, which it renews while it is alive.
alter table mails
  add column lease_token uuid,
  add column leased_until timestamptz,
  -- Since when the mail server may have all of it, with no answer written down yet.
  add column handed_over_at timestamptz,
  -- Not tried any more: refused for good, or handed over without an answer, so that it may have arrived.
  add column failure text check (failure in ('refused', 'doubtful')),
  add column failed_at timestamptz,
  -- A reply code, or our own words: never an address.
  add column failure_reason text check (length(failure_reason) between 1 and 100),
  add check ((failure is null) = (failed_at is null)),
  add check (failure is null or sent_at is null);
drop index mails_unsent;
create index mails_unsent on mails (queued_at) where sent_at is null and failure is null;

create or replace view reporting.mails as
  select m.kind, m.recipient, m.order_id, m.queued_at, m.sent_at, m.failure, m.failed_at
  from mails m
  left join orders o on o.id = m.order_id
  where o.is_practice is not true;

-- An email that is not tried any more is a concern of its own.
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
  where m.sent_at is null and o.is_practice is not true and m.queued_at < now() - interval '15 minutes'
  union all
  select 'product_in_review', slug, updated_at, null, null from products where status = 'review';

drop view reporting.mails;
create view reporting.mails as
  select m.kind, m.recipient, m.order_id, m.queued_at, m.sent_at
  from mails m
  left join orders o on o.id = m.order_id
  where o.is_practice is not true;
drop index mails_unsent;
alter table mails
  drop column lease_token, drop column leased_until, drop column handed_over_at,
  drop column failure, drop column failed_at, drop column failure_reason;
create index mails_unsent on mails (queued_at) where sent_at is null;
