-- Up Migration

-- The instant so many working days (Monday to Friday) ago.
create function working_days_ago(days integer) returns timestamptz language sql stable as $$
  select min(day) from (
    select now() - make_interval(days => back) as day from generate_series(1, days * 2 + 4) back
    where extract(isodow from now() - make_interval(days => back)) < 6 order by back limit days
  ) counted
$$;

-- Working days in which the owner means to pack what was paid, and to give to the carrier what was packed.
create function pack_within_days() returns integer language sql stable as $$
  select coalesce((select value::text::integer from settings where name = 'pack_within_days' and jsonb_typeof(value) = 'number'), 2)
$$;

-- From when on an order counts as waiting to be packed: from when it was paid.
create function to_be_packed_from(wanted uuid, paid_at timestamptz) returns timestamptz language sql stable as $$
  select paid_at
$$;

create index shipments_undecided on shipments (ended_at) where state in ('lost', 'returned') and resolution is null;

create or replace view reporting.concerns as
 SELECT concerns.kind,
    concerns.subject,
    concerns.since,
    NULL::timestamp with time zone AS due_at,
    concerns.id
   FROM concerns
  WHERE concerns.resolved_at IS NULL
UNION ALL
 SELECT 'dispute_open'::text AS kind,
    o.number AS subject,
    d.opened_at AS since,
    d.evidence_due_at AS due_at,
    NULL::bigint AS id
   FROM disputes d
     JOIN orders o ON o.id = d.order_id
  WHERE d.status = 'open'::text AND NOT o.is_practice
UNION ALL
 SELECT 'inquiry_open'::text AS kind,
    o.number AS subject,
    d.opened_at AS since,
    d.evidence_due_at AS due_at,
    NULL::bigint AS id
   FROM disputes d
     JOIN orders o ON o.id = d.order_id
  WHERE d.status = 'inquiry'::text AND NOT o.is_practice
UNION ALL
 SELECT 'rule_broken'::text AS kind,
    invariant_checks.name AS subject,
    invariant_checks.broken_since AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM invariant_checks
  WHERE invariant_checks.broken > 0
UNION ALL
 SELECT 'refund_failed'::text AS kind,
    o.number AS subject,
    r.settled_at AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM refunds r
     JOIN orders o ON o.id = r.order_id
  WHERE r.status = 'failed'::text AND NOT o.is_practice AND r.settled_at > (now() - '30 days'::interval) AND NOT (EXISTS ( SELECT
           FROM refunds later
          WHERE later.order_id = r.order_id AND later.created_at > r.created_at AND later.status <> 'failed'::text))
UNION ALL
 SELECT 'refund_slow'::text AS kind,
    o.number AS subject,
    r.created_at AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM refunds r
     JOIN orders o ON o.id = r.order_id
  WHERE r.status = 'pending'::text AND NOT o.is_practice AND r.created_at < (now() - '01:00:00'::interval)
UNION ALL
 SELECT 'beyond_capacity'::text AS kind,
    o.number AS subject,
    COALESCE(( SELECT max(h.at) AS max
           FROM order_history h
          WHERE h.order_id = o.id AND h.action = 'beyond_capacity'::text), o.created_at) AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM entitlements e
     JOIN order_items i ON i.id = e.order_item_id
     JOIN orders o ON o.id = i.order_id
  WHERE e.beyond_capacity > 0 AND e.beyond_capacity_seen_at IS NULL AND NOT o.is_practice
  GROUP BY o.id
UNION ALL
 SELECT 'event_failed'::text AS kind,
    webhook_events.id AS subject,
    webhook_events.failed_at AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM webhook_events
  WHERE webhook_events.failed_at IS NOT NULL AND (webhook_events.handled_at IS NULL OR webhook_events.outcome = 'parked'::text)
UNION ALL
 SELECT 'email_stuck'::text AS kind,
    COALESCE(o.number, m.kind) AS subject,
    m.queued_at AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM mails m
     LEFT JOIN orders o ON o.id = m.order_id
  WHERE m.sent_at IS NULL AND m.failure IS NULL AND o.is_practice IS NOT TRUE AND m.queued_at < (now() - '00:15:00'::interval)
UNION ALL
 SELECT 'product_in_review'::text AS kind,
    products.slug AS subject,
    products.updated_at AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM products
  WHERE products.status = 'review'::text
UNION ALL
 SELECT 'review_waiting'::text AS kind,
    p.slug AS subject,
    r.created_at AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM reviews r
     JOIN products p ON p.id = r.product_id
  WHERE r.status = 'pending'::text AND NOT (EXISTS ( SELECT
           FROM orders o
          WHERE o.is_practice AND (o.id = r.order_id OR o.customer_id = r.customer_id)))
UNION ALL
 SELECT 'withdrawal_waiting'::text AS kind,
    o.number AS subject,
    o.withdrawn_at AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM orders o
  WHERE o.withdrawn_at > (now() - '30 days'::interval) AND o.status = 'completed'::text AND NOT o.is_practice AND NOT (EXISTS ( SELECT
           FROM refunds r
          WHERE r.order_id = o.id AND r.status <> 'failed'::text))
UNION ALL
 SELECT 'event_parked'::text AS kind,
    e.id AS subject,
    e.received_at AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM webhook_events e
  WHERE e.outcome = 'parked'::text AND e.failed_at IS NULL AND e.received_at >= (now() - '30 days'::interval) AND e.received_at <= (now() - '01:00:00'::interval)
UNION ALL
 SELECT 'stock_low'::text AS kind,
    (((p.slug || '/'::text) || w.code) || '/'::text) || v.sku AS subject,
    l.below_since AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM stock_levels l
     JOIN warehouses w ON w.id = l.warehouse_id
     JOIN variants v ON v.id = l.variant_id
     JOIN products p ON p.id = v.product_id
  WHERE l.below_since IS NOT NULL AND w.closed_at IS NULL AND v.withdrawn_at IS NULL
UNION ALL
 SELECT 'parcel_'::text || s.state AS kind,
    o.number AS subject,
    s.ended_at AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM shipments s
     JOIN orders o ON o.id = s.order_id
  WHERE s.state = ANY (ARRAY['lost'::text, 'returned'::text]) AND s.resolution IS NULL AND NOT o.is_practice
UNION ALL
 SELECT 'order_not_packed'::text AS kind,
    o.number AS subject,
    o.completed_at AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM orders_to_ship w
     JOIN orders o ON o.id = w.order_id
  WHERE NOT o.is_practice AND to_be_packed_from(o.id, o.completed_at) < working_days_ago(pack_within_days())
UNION ALL
 SELECT 'parcel_not_shipped'::text AS kind,
    o.number AS subject,
    s.packed_at AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM shipments s
     JOIN orders o ON o.id = s.order_id
     LEFT JOIN order_shipping m ON m.order_id = o.id
  WHERE s.state = 'packed'::text AND NOT o.is_practice AND m.kind IS DISTINCT FROM 'pickup'::text AND s.packed_at < working_days_ago(pack_within_days())
UNION ALL
 SELECT 'return_requested'::text AS kind,
    (o.number || '-R'::text) || r.number AS subject,
    r.requested_at AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM returns r
     JOIN orders o ON o.id = r.order_id
  WHERE r.state = 'requested'::text AND NOT o.is_practice
UNION ALL
 SELECT 'return_received'::text AS kind,
    (o.number || '-R'::text) || r.number AS subject,
    r.received_at AS since,
    r.requested_at + '14 days'::interval AS due_at,
    NULL::bigint AS id
   FROM returns r
     JOIN orders o ON o.id = r.order_id
  WHERE r.state = 'received'::text AND NOT o.is_practice
UNION ALL
 SELECT 'return_not_received'::text AS kind,
    (o.number || '-R'::text) || r.number AS subject,
    r.decided_at AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM returns r
     JOIN orders o ON o.id = r.order_id
  WHERE r.state = 'accepted'::text AND NOT o.is_practice AND r.decided_at < (now() - '14 days'::interval);

-- Down Migration

create or replace view reporting.concerns as
 SELECT concerns.kind,
    concerns.subject,
    concerns.since,
    NULL::timestamp with time zone AS due_at,
    concerns.id
   FROM concerns
  WHERE concerns.resolved_at IS NULL
UNION ALL
 SELECT 'dispute_open'::text AS kind,
    o.number AS subject,
    d.opened_at AS since,
    d.evidence_due_at AS due_at,
    NULL::bigint AS id
   FROM disputes d
     JOIN orders o ON o.id = d.order_id
  WHERE d.status = 'open'::text AND NOT o.is_practice
UNION ALL
 SELECT 'inquiry_open'::text AS kind,
    o.number AS subject,
    d.opened_at AS since,
    d.evidence_due_at AS due_at,
    NULL::bigint AS id
   FROM disputes d
     JOIN orders o ON o.id = d.order_id
  WHERE d.status = 'inquiry'::text AND NOT o.is_practice
UNION ALL
 SELECT 'rule_broken'::text AS kind,
    invariant_checks.name AS subject,
    invariant_checks.broken_since AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM invariant_checks
  WHERE invariant_checks.broken > 0
UNION ALL
 SELECT 'refund_failed'::text AS kind,
    o.number AS subject,
    r.settled_at AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM refunds r
     JOIN orders o ON o.id = r.order_id
  WHERE r.status = 'failed'::text AND NOT o.is_practice AND r.settled_at > (now() - '30 days'::interval) AND NOT (EXISTS ( SELECT
           FROM refunds later
          WHERE later.order_id = r.order_id AND later.created_at > r.created_at AND later.status <> 'failed'::text))
UNION ALL
 SELECT 'refund_slow'::text AS kind,
    o.number AS subject,
    r.created_at AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM refunds r
     JOIN orders o ON o.id = r.order_id
  WHERE r.status = 'pending'::text AND NOT o.is_practice AND r.created_at < (now() - '01:00:00'::interval)
UNION ALL
 SELECT 'beyond_capacity'::text AS kind,
    o.number AS subject,
    COALESCE(( SELECT max(h.at) AS max
           FROM order_history h
          WHERE h.order_id = o.id AND h.action = 'beyond_capacity'::text), o.created_at) AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM entitlements e
     JOIN order_items i ON i.id = e.order_item_id
     JOIN orders o ON o.id = i.order_id
  WHERE e.beyond_capacity > 0 AND e.beyond_capacity_seen_at IS NULL AND NOT o.is_practice
  GROUP BY o.id
UNION ALL
 SELECT 'event_failed'::text AS kind,
    webhook_events.id AS subject,
    webhook_events.failed_at AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM webhook_events
  WHERE webhook_events.failed_at IS NOT NULL AND (webhook_events.handled_at IS NULL OR webhook_events.outcome = 'parked'::text)
UNION ALL
 SELECT 'email_stuck'::text AS kind,
    COALESCE(o.number, m.kind) AS subject,
    m.queued_at AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM mails m
     LEFT JOIN orders o ON o.id = m.order_id
  WHERE m.sent_at IS NULL AND m.failure IS NULL AND o.is_practice IS NOT TRUE AND m.queued_at < (now() - '00:15:00'::interval)
UNION ALL
 SELECT 'product_in_review'::text AS kind,
    products.slug AS subject,
    products.updated_at AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM products
  WHERE products.status = 'review'::text
UNION ALL
 SELECT 'review_waiting'::text AS kind,
    p.slug AS subject,
    r.created_at AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM reviews r
     JOIN products p ON p.id = r.product_id
  WHERE r.status = 'pending'::text AND NOT (EXISTS ( SELECT
           FROM orders o
          WHERE o.is_practice AND (o.id = r.order_id OR o.customer_id = r.customer_id)))
UNION ALL
 SELECT 'withdrawal_waiting'::text AS kind,
    o.number AS subject,
    o.withdrawn_at AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM orders o
  WHERE o.withdrawn_at > (now() - '30 days'::interval) AND o.status = 'completed'::text AND NOT o.is_practice AND NOT (EXISTS ( SELECT
           FROM refunds r
          WHERE r.order_id = o.id AND r.status <> 'failed'::text))
UNION ALL
 SELECT 'event_parked'::text AS kind,
    e.id AS subject,
    e.received_at AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM webhook_events e
  WHERE e.outcome = 'parked'::text AND e.failed_at IS NULL AND e.received_at >= (now() - '30 days'::interval) AND e.received_at <= (now() - '01:00:00'::interval)
UNION ALL
 SELECT 'stock_low'::text AS kind,
    (((p.slug || '/'::text) || w.code) || '/'::text) || v.sku AS subject,
    l.below_since AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM stock_levels l
     JOIN warehouses w ON w.id = l.warehouse_id
     JOIN variants v ON v.id = l.variant_id
     JOIN products p ON p.id = v.product_id
  WHERE l.below_since IS NOT NULL AND w.closed_at IS NULL AND v.withdrawn_at IS NULL;
drop index shipments_undecided;
drop function to_be_packed_from(uuid, timestamptz);
drop function pack_within_days();
drop function working_days_ago(integer);
