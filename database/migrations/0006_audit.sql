-- Up Migration

-- Ids and field names only: personal values sit in rows that can be erased.
create table audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor text not null check (length(actor) between 1 and 120),
  action text not null check (length(action) between 1 and 80),
  subject text not null check (length(subject) between 1 and 200),
  details jsonb not null default '{}' check (jsonb_typeof(details) = 'object')
);
create index audit_log_at on audit_log (at desc);
create index audit_log_subject on audit_log (subject, id);

-- Holds also where one role both owns and runs the shop, and so has no missing privilege to rely on.
create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger audit_log_append_only before update or delete or truncate on audit_log
  for each statement execute function refuse_rewriting();
create trigger order_history_append_only before update or delete or truncate on order_history
  for each statement execute function refuse_rewriting();

-- What the application's own role may do; called with its name after every migration.
create procedure grant_application(role_name name) language plpgsql as $$
begin
  execute format('grant usage on schema public, reporting to %I', role_name);
  execute format('grant select, insert, update, delete on all tables in schema public to %I', role_name);
  execute format('grant usage on all sequences in schema public to %I', role_name);
  execute format('grant select on all tables in schema reporting to %I', role_name);
  execute format('revoke update, delete, truncate on audit_log, order_history from %I', role_name);
  execute format('revoke insert, update, delete on schema_migrations from %I', role_name);
end $$;

-- Down Migration

drop procedure grant_application(name);
drop trigger order_history_append_only on order_history;
drop trigger audit_log_append_only on audit_log;
drop function refuse_rewriting();
drop table audit_log;
