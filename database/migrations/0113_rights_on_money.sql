-- Up Migration

-- What the application's own role may do; called with its name after every migration. Of rows that tell where money went
-- it may change only what becomes known later, and delete none.
create or replace procedure grant_application(role_name name) language plpgsql as $$
begin
  execute format('grant usage on schema public, reporting to %I', role_name);
  execute format('grant select, insert, update, delete on all tables in schema public to %I', role_name);
  execute format('grant usage on all sequences in schema public to %I', role_name);
  execute format('grant select on all tables in schema reporting to %I', role_name);
  execute format('revoke update, delete, truncate on audit_log, order_history from %I', role_name);
  execute format('revoke insert, update, delete on schema_migrations from %I', role_name);
  execute format('revoke update, delete, truncate on payments, refunds, refund_items, disputes, webhook_events,
    webhook_bodies from %I', role_name);
  execute format('grant update (status, refunded_amount, stripe_payment_intent_id, gateway_answer, paid_at, updated_at,
    is_surplus, declined_code, declined_at, asked_at, method, brand, last_four, wallet, fingerprint)
    on payments to %I', role_name);
  execute format('grant update (status, stripe_refund_id, failure_reason, gateway_answer, settled_at, asked_at)
    on refunds to %I', role_name);
  -- The bank may raise an inquiry to a dispute, and then names its sum and its reason anew.
  execute format('grant update (status, amount, reason, evidence_due_at, gateway_answer, closed_at, updated_at, stated_at)
    on disputes to %I', role_name);
  execute format('grant update (attempts, handled_at, outcome, note, failed_at, failure) on webhook_events to %I', role_name);
end $$;

-- Down Migration

create or replace procedure grant_application(role_name name) language plpgsql as $$
begin
  execute format('grant usage on schema public, reporting to %I', role_name);
  execute format('grant select, insert, update, delete on all tables in schema public to %I', role_name);
  execute format('grant usage on all sequences in schema public to %I', role_name);
  execute format('grant select on all tables in schema reporting to %I', role_name);
  execute format('revoke update, delete, truncate on audit_log, order_history from %I', role_name);
  execute format('revoke insert, update, delete on schema_migrations from %I', role_name);
end $$;
