-- Up Migration

-- Whether the money of a withdrawal goes back from the order itself, without pieces that have to arrive first: the money of an
-- exchange goes back from the order that was paid, and that of pieces on their way is a matter of their return.
create function is_refunded_at_once(withdrawn uuid) returns boolean language sql stable as $$
  select not exists (select from exchanged_items where order_id = withdrawn)
    and not exists (select from returns where order_id = withdrawn and is_withdrawal)
$$;

-- Only this condition of the view changes, whatever else is in it by then.
do $$
declare
  shown text := pg_get_viewdef('reporting.concerns'::regclass, true);
  meant text := 'o.withdrawn_at > (now() - ''30 days''::interval)';
begin
  if strpos(shown, meant) = 0 then
    raise exception 'reporting.concerns does not say which withdrawals wait';
  end if;
  execute 'create or replace view reporting.concerns as ' || replace(shown, meant, meant || ' AND is_refunded_at_once(o.id)');
end $$;

-- Down Migration

do $$
begin
  execute 'create or replace view reporting.concerns as '
    || replace(pg_get_viewdef('reporting.concerns'::regclass, true), ' AND is_refunded_at_once(o.id)', '');
end $$;
drop function is_refunded_at_once(uuid);
