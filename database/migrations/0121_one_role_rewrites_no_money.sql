-- Up Migration

-- Of each table whose rows tell where money went: the columns that become known later. Nothing else of them changes.
create function columns_known_later() returns jsonb language sql immutable return '{
  "payments": ["status", "refunded_amount", "stripe_payment_intent_id", "gateway_answer", "paid_at", "updated_at",
    "is_surplus", "declined_code", "declined_at", "asked_at", "method", "brand", "last_four", "wallet", "fingerprint"],
  "refunds": ["status", "stripe_refund_id", "failure_reason", "gateway_answer", "settled_at", "asked_at"],
  "refund_items": [],
  "disputes": ["status", "amount", "reason", "evidence_due_at", "gateway_answer", "closed_at", "updated_at", "stated_at"],
  "webhook_events": ["attempts", "handled_at", "outcome", "note", "failed_at", "failure"],
  "webhook_bodies": []
}'::jsonb;

create function refuse_rewriting_money() returns trigger language plpgsql as $$
begin
  raise exception '% tells where money went: its rows are neither deleted nor rewritten', tg_table_name
    using errcode = 'insufficient_privilege';
end $$;

-- One role that owns and runs the shop has every right, so triggers refuse; called after every migration. Where there are
-- two roles, rights are enough, and the owner may clear practice orders or repair by hand.
create procedure guard_money(is_guarded boolean) language plpgsql as $$
declare
  guarded text;
  late jsonb;
  frozen text;
begin
  for guarded, late in select key, value from jsonb_each(columns_known_later()) loop
    if is_guarded then
      select string_agg(quote_ident(attname), ', ' order by attnum) into frozen from pg_attribute
        where attrelid = guarded::regclass and attnum > 0 and not attisdropped and not late ? attname::text;
      execute format('create or replace trigger money_not_deleted before delete or truncate on %I
        for each statement execute function refuse_rewriting_money()', guarded);
      execute format('create or replace trigger money_not_rewritten before update of %s on %I
        for each statement execute function refuse_rewriting_money()', frozen, guarded);
    elsif exists (select from pg_trigger where tgrelid = guarded::regclass and tgname = 'money_not_deleted') then
      execute format('drop trigger money_not_deleted on %I', guarded);
      execute format('drop trigger money_not_rewritten on %I', guarded);
    end if;
  end loop;
end $$;

-- As before; the columns are those above.
create or replace procedure grant_application(role_name name) language plpgsql as $$
declare
  of_table text;
  late text;
begin
  execute format('grant usage on schema public, reporting to %I', role_name);
  execute format('grant select, insert, update, delete on all tables in schema public to %I', role_name);
  execute format('grant usage on all sequences in schema public to %I', role_name);
  execute format('grant select on all tables in schema reporting to %I', role_name);
  execute format('revoke update, delete, truncate on audit_log, order_history from %I', role_name);
  execute format('revoke insert, update, delete on schema_migrations from %I', role_name);
  for of_table, late in
    select key, (select string_agg(quote_ident(name), ', ') from jsonb_array_elements_text(value) name)
    from jsonb_each(columns_known_later())
  loop
    execute format('revoke update, delete, truncate on %I from %I', of_table, role_name);
    if late is not null then execute format('grant update (%s) on %I to %I', late, of_table, role_name); end if;
  end loop;
end $$;

-- Down Migration

call guard_money(false);
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
drop procedure guard_money(boolean);
drop function refuse_rewriting_money();
drop function columns_known_later();
