-- Up Migration

-- Keys of addresses have their domain in ASCII (IDNA) from now on: `info@exämple.org` and `info@xn--exmple-cua.org` are one
-- mailbox, so they are one customer. Keys that were ASCII stay as they are.

-- The punycode of a label (RFC 3492), with its prefix.
create function pg_temp.ascii_label(label text) returns text language plpgsql as $$
declare
  points integer[] := array(select ascii(c) from regexp_split_to_table(label, '') with ordinality as t (c, i) order by i);
  basic text := (select coalesce(string_agg(chr(p), '' order by i), '') from unnest(points) with ordinality as t (p, i) where p < 128);
  digits constant text := 'abcdefghijklmnopqrstuvwxyz0123456789';
  handled integer := length(basic);
  basics constant integer := length(basic);
  total constant integer := cardinality(points);
  n integer := 128; delta integer := 0; bias integer := 72;
  next_n integer; p integer; q integer; k integer; t integer;
  result text;
begin
  if basics = total then return label; end if;
  result := basic || case when basics > 0 then '-' else '' end;
  while handled < total loop
    select min(c) into next_n from unnest(points) as c where c >= n;
    delta := delta + (next_n - n) * (handled + 1);
    n := next_n;
    foreach p in array points loop
      if p < n then delta := delta + 1; end if;
      if p = n then
        q := delta; k := 36;
        loop
          t := least(greatest(k - bias, 1), 26);
          exit when q < t;
          result := result || substr(digits, t + (q - t) % (36 - t) + 1, 1);
          q := (q - t) / (36 - t);
          k := k + 36;
        end loop;
        result := result || substr(digits, q + 1, 1);
        delta := delta / case when handled = basics then 700 else 2 end;
        delta := delta + delta / (handled + 1);
        k := 0;
        while delta > 455 loop
          delta := delta / 35;
          k := k + 36;
        end loop;
        bias := k + 36 * delta / (delta + 38);
        delta := 0;
        handled := handled + 1;
      end if;
    end loop;
    delta := delta + 1;
    n := n + 1;
  end loop;
  return 'xn--' || result;
end $$;

create function pg_temp.ascii_key(key text) returns text language sql as $$
  select split_part(key, '@', 1) || '@' || (
    select string_agg(pg_temp.ascii_label(label), '.' order by i)
    from regexp_split_to_table(translate(split_part(key, '@', 2), '。', '.'), '[.]') with ordinality as t (label, i))
$$;

create temporary table new_keys on commit drop as
  select id, email_key as old_key, pg_temp.ascii_key(email_key) as key
  from customers where split_part(email_key, '@', 2) ~ '[^[:ascii:]]';

-- Who becomes one customer: the proven one, one with an account, and the oldest come first.
create temporary table same_mailbox on commit drop as
  with ranked as (
    select c.id, k.key, first_value(c.id) over (partition by k.key order by c.is_practice, c.email_proven_at is null,
      c.user_id is null, c.created_at, c.id) as into_id
    from customers c
    join (select id, key from new_keys union select c.id, c.email_key from customers c join new_keys n on n.key = c.email_key) k
      on k.id = c.id
  )
  select id as from_id, into_id from ranked where id <> into_id;

-- Of two places in one course, or two reviews, the other stays with the order that gave it; the next proof of the address
-- joins them, as it does with what is kept apart until then.
create temporary table kept_with_order on commit drop as
  select distinct on (e.id) e.id, i.order_id
  from enrolments e
  join same_mailbox s on s.from_id = e.customer_id
  join enrolment_grants g on g.enrolment_id = e.id
  join order_items i on i.id = g.order_item_id
  where not exists (select from enrolments other where other.order_id = i.order_id and other.product_id = e.product_id)
  order by e.id, i.order_id;
update enrolments e set customer_id = null, order_id = k.order_id from kept_with_order k where k.id = e.id;
update enrolments e set customer_id = k.into_id, order_id = null
  from (
    select distinct on (s.into_id, e.product_id) e.id, s.into_id
    from kept_with_order k join enrolments e on e.id = k.id join orders o on o.id = k.order_id
    join same_mailbox s on s.from_id = o.customer_id
    where not exists (select from enrolments own where own.customer_id = s.into_id and own.product_id = e.product_id)
    order by s.into_id, e.product_id, e.created_at
  ) k where k.id = e.id;

-- A place that no order can keep stays where it is, and so does its customer, with the key of before.
delete from same_mailbox s where exists (select from enrolments e where e.customer_id = s.from_id);

with moved as (
  select distinct on (s.into_id, r.product_id) r.id, s.into_id
  from reviews r join same_mailbox s on s.from_id = r.customer_id
  where not exists (select from reviews own where own.customer_id = s.into_id and own.product_id = r.product_id)
  order by s.into_id, r.product_id, r.status = 'approved' desc, r.updated_at desc
)
update reviews r set customer_id = moved.into_id from moved where moved.id = r.id;
with kept as (
  select distinct on (r.id) r.id, o.id as order_id
  from reviews r join same_mailbox s on s.from_id = r.customer_id
  join orders o on o.customer_id = s.from_id join order_items i on i.order_id = o.id and i.product_id = r.product_id
  where not exists (select from reviews other where other.order_id = o.id and other.product_id = r.product_id)
  order by r.id, o.created_at
)
update reviews r set customer_id = null, order_id = kept.order_id from kept where kept.id = r.id;

update entitlements e set customer_id = s.into_id from same_mailbox s where s.from_id = e.customer_id;
update orders o set customer_id = s.into_id from same_mailbox s where s.from_id = o.customer_id;
update visitors v set customer_id = s.into_id from same_mailbox s where s.from_id = v.customer_id;
update mails m set customer_id = s.into_id from same_mailbox s where s.from_id = m.customer_id;
create temporary table given_accounts on commit drop as
  select distinct on (s.into_id) s.into_id, c.user_id
  from same_mailbox s join customers c on c.id = s.from_id join customers own on own.id = s.into_id
  where c.user_id is not null and own.user_id is null order by s.into_id, c.created_at;
delete from customers c using same_mailbox s where s.from_id = c.id;
update customers c set user_id = g.user_id from given_accounts g where g.into_id = c.id;

update customers c set email_key = n.key from new_keys n
  where n.id = c.id and not exists (select from customers other where other.email_key = n.key and other.id <> c.id);

-- Accounts of staff, made on the command line: others had ASCII domains alone.
update users u set email = pg_temp.ascii_key(u.email)
  where split_part(u.email, '@', 2) ~ '[^[:ascii:]]'
    and not exists (select from users other where lower(other.email) = lower(pg_temp.ascii_key(u.email)) and other.id <> u.id);

-- Down Migration

-- Keys in ASCII are right for the code of before as well, but for addresses typed in letters: those find no old order.
select 1;
