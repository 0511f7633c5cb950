-- Up Migration

-- When staff were told of a level below its minimum: once each time it falls below.
alter table stock_levels add column told_at timestamptz;

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
    p.slug || '/' || w.code || '/' || v.sku AS subject,
    l.below_since AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM stock_levels l
     JOIN warehouses w ON w.id = l.warehouse_id
     JOIN variants v ON v.id = l.variant_id
     JOIN products p ON p.id = v.product_id
  WHERE l.below_since IS NOT NULL AND w.closed_at IS NULL AND v.withdrawn_at IS NULL;

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
  WHERE e.outcome = 'parked'::text AND e.failed_at IS NULL AND e.received_at >= (now() - '30 days'::interval) AND e.received_at <= (now() - '01:00:00'::interval);
alter table stock_levels drop column told_at;
