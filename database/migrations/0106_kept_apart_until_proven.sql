-- Up Migration

-- Whether the buyer himself (the account, else the browser) has proven the address. So far it said whether anybody had.
update orders o set is_address_proven = p.is_proven
  from (
    select o.id, case when o.user_id is not null then coalesce(o.user_id = c.user_id, false)
      else exists (select from visitors v where v.id = o.visitor_id and v.customer_id = o.customer_id and v.proven_at is not null)
      end as is_proven
    from orders o join customers c on c.id = o.customer_id
  ) p
  where p.id = o.id and o.is_address_proven <> p.is_proven;
comment on column orders.is_address_proven is 'Whether the buyer (the account, else the browser) had proven the address when ordering, or has since.';

-- A place in a course is a customer's, or that of an order whose buyer has not proven its address.
alter table enrolments
  alter column customer_id drop not null,
  add column order_id uuid references orders (id) on delete restrict,
  add unique (order_id, product_id);
alter table enrolment_grants drop constraint enrolment_grants_pkey, add primary key (order_item_id, enrolment_id);

-- Nobody has proven the address: the place goes to the order that opened it first ...
with first as (
  select distinct on (g.enrolment_id) g.enrolment_id, i.order_id
  from enrolment_grants g
  join order_items i on i.id = g.order_item_id
  join orders o on o.id = i.order_id
  join enrolments e on e.id = g.enrolment_id
  join customers c on c.id = e.customer_id
  where c.email_proven_at is null
  order by g.enrolment_id, o.completed_at, o.created_at, o.number
)
update enrolments e set customer_id = null, order_id = first.order_id from first where first.enrolment_id = e.id;

-- ... and later orders get an empty one each.
with later as (
  select g.enrolment_id, g.order_item_id, i.order_id, e.product_id, o.completed_at
  from enrolment_grants g
  join enrolments e on e.id = g.enrolment_id
  join order_items i on i.id = g.order_item_id
  join orders o on o.id = i.order_id
  where e.order_id is not null and e.order_id <> i.order_id
),
made as (
  insert into enrolments (order_id, product_id, created_at)
  select order_id, product_id, coalesce(min(completed_at), now()) from later group by order_id, product_id
  returning id, order_id, product_id
)
update enrolment_grants g set enrolment_id = made.id from later join made using (order_id, product_id)
  where g.order_item_id = later.order_item_id and g.enrolment_id = later.enrolment_id;

-- A customer who has proven the address keeps the place; orders of other buyers share the course, not the place.
with others as (
  select g.order_item_id, i.order_id, e.product_id, o.completed_at
  from enrolment_grants g
  join enrolments e on e.id = g.enrolment_id
  join order_items i on i.id = g.order_item_id
  join orders o on o.id = i.order_id
  where e.customer_id is not null and not o.is_address_proven and (o.visitor_id is not null or o.user_id is not null)
),
made as (
  insert into enrolments (order_id, product_id, created_at)
  select order_id, product_id, coalesce(min(completed_at), now()) from others group by order_id, product_id
  returning id, order_id, product_id
)
insert into enrolment_grants (order_item_id, enrolment_id)
  select others.order_item_id, made.id from others join made using (order_id, product_id);

alter table enrolments add constraint enrolments_one_holder check (num_nonnulls(customer_id, order_id) = 1);

-- Texts of both sides are put together when a place joins the customer's.
alter table lesson_notes
  drop constraint lesson_notes_body_check,
  add constraint lesson_notes_body_check check (length(body) between 1 and 100000);

-- Reviews in the same way. Neither customer nor order: the customer was erased.
alter table reviews
  add column order_id uuid references orders (id) on delete set null,
  add unique (product_id, order_id);
with first as (
  select distinct on (r.id) r.id as review_id, o.id as order_id
  from reviews r
  join customers c on c.id = r.customer_id
  join orders o on o.customer_id = c.id
  join order_items i on i.order_id = o.id and i.product_id = r.product_id
  join entitlements e on e.order_item_id = i.id
  where c.email_proven_at is null
  order by r.id, o.completed_at, o.created_at, o.number
)
update reviews r set customer_id = null, order_id = first.order_id from first where first.review_id = r.id;
alter table reviews add constraint reviews_one_holder check (customer_id is null or order_id is null);
create index reviews_order_id on reviews (order_id) where order_id is not null;

-- Down Migration

-- One review per customer and product: the approved one first, then the latest. Others stay, hidden.
drop index reviews_order_id;
alter table reviews drop constraint reviews_one_holder;
with ranked as (
  select r.id, o.customer_id, row_number() over (partition by r.product_id, o.customer_id
    order by r.status = 'approved' desc, r.updated_at desc, r.id) as rank
  from reviews r join orders o on o.id = r.order_id
  where o.customer_id is not null
    and not exists (select from reviews own where own.product_id = r.product_id and own.customer_id = o.customer_id)
)
update reviews r set customer_id = ranked.customer_id, order_id = null
  from ranked where ranked.id = r.id and ranked.rank = 1;
update reviews set status = 'rejected', decided_at = coalesce(decided_at, now()), decided_by = coalesce(decided_by, 'migration'),
  reply = null, replied_at = null
  where order_id is not null;
alter table reviews drop column order_id;

alter table enrolments drop constraint enrolments_one_holder;
with ranked as (
  select e.id, o.customer_id,
    row_number() over (partition by e.product_id, o.customer_id order by e.created_at, e.id) as rank
  from enrolments e join orders o on o.id = e.order_id
  where o.customer_id is not null
    and not exists (select from enrolments own where own.product_id = e.product_id and own.customer_id = o.customer_id)
)
update enrolments e set customer_id = ranked.customer_id, order_id = null
  from ranked where ranked.id = e.id and ranked.rank = 1;
create view enrolment_pairs as
  select e.id as from_id, own.id as into_id
  from enrolments e join orders o on o.id = e.order_id
  join enrolments own on own.product_id = e.product_id and own.customer_id = o.customer_id;
insert into lesson_progress (enrolment_id, lesson_id, position_seconds, started_at, completed_at)
  select p.into_id, l.lesson_id, max(l.position_seconds), min(l.started_at), min(l.completed_at)
  from enrolment_pairs p join lesson_progress l on l.enrolment_id = p.from_id
  group by p.into_id, l.lesson_id
  on conflict (enrolment_id, lesson_id) do update set
    position_seconds = greatest(lesson_progress.position_seconds, excluded.position_seconds),
    started_at = least(lesson_progress.started_at, excluded.started_at),
    completed_at = least(lesson_progress.completed_at, excluded.completed_at);
insert into lesson_notes (enrolment_id, lesson_id, body, updated_at)
  select p.into_id, n.lesson_id, string_agg(n.body, E'\n\n' order by n.updated_at), max(n.updated_at)
  from enrolment_pairs p join lesson_notes n on n.enrolment_id = p.from_id
  group by p.into_id, n.lesson_id
  on conflict (enrolment_id, lesson_id) do update set body = lesson_notes.body || E'\n\n' || excluded.body;
update lesson_notes set body = left(body, 10000) where length(body) > 10000;
alter table lesson_notes
  drop constraint lesson_notes_body_check,
  add constraint lesson_notes_body_check check (length(body) between 1 and 10000);
-- A place has one certificate here: the one that was issued first.
with first as (
  select distinct on (p.into_id) p.into_id, c.id
  from enrolment_pairs p join certificates c on c.enrolment_id = p.from_id
  where not exists (select from certificates own where own.enrolment_id = p.into_id)
  order by p.into_id, c.issued_at
)
update certificates c set enrolment_id = first.into_id from first where first.id = c.id;
delete from certificates where enrolment_id in (select id from enrolments where order_id is not null);
insert into enrolment_grants (order_item_id, enrolment_id)
  select g.order_item_id, p.into_id from enrolment_pairs p join enrolment_grants g on g.enrolment_id = p.from_id
  on conflict do nothing;
drop view enrolment_pairs;
delete from enrolment_grants where enrolment_id in (select id from enrolments where order_id is not null);
delete from enrolments where order_id is not null;
alter table enrolment_grants drop constraint enrolment_grants_pkey, add primary key (order_item_id);
alter table enrolments drop column order_id, alter column customer_id set not null;

update orders o set is_address_proven = true
  from customers c where c.id = o.customer_id and c.email_proven_at is not null and not o.is_address_proven;
comment on column orders.is_address_proven is null;
