-- Up Migration

insert into product_kinds (name) values ('event');

-- A school class of thirty is one order line.
alter table variants drop constraint variants_max_quantity_check;
alter table variants add constraint variants_max_quantity_check check (max_quantity between 1 and 1000);
alter table cart_items drop constraint cart_items_quantity_check;
alter table cart_items add constraint cart_items_quantity_check check (quantity between 1 and 1000);

create table events (
  product_id uuid primary key,
  kind text not null default 'event' check (kind = 'event'),
  language text not null default 'en' check (language ~ '^[a-z]{2}$'),
  age text not null default '' check (length(age) <= 120),
  bring text[] not null default '{}',
  access text not null default '' check (length(access) <= 2000),
  foreign key (product_id, kind) references products (id, kind) on delete cascade
);

-- Who leads it: the teachers of the courses.
create table event_speakers (
  product_id uuid not null references events (product_id) on delete cascade,
  teacher_id uuid not null references teachers (id) on delete cascade,
  position integer not null default 0,
  primary key (product_id, teacher_id)
);
create index event_speakers_teacher_id on event_speakers (teacher_id);

-- Wall time and zone are what was meant; the instants are computed from them when they are entered.
create table event_dates (
  id uuid primary key default gen_random_uuid(),
  product_id uuid not null references events (product_id) on delete cascade,
  starts_local text not null check (starts_local ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d$'),
  zone text not null check (length(zone) between 1 and 64),
  -- Of the first session, and of the last.
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  is_online boolean not null default false,
  place_name text not null default '' check (length(place_name) <= 160),
  place_address text not null default '' check (length(place_address) <= 500),
  place_city text not null default '' check (length(place_city) <= 80),
  -- The city as lists filter by it.
  place_key text check (place_key ~ '^[a-z0-9-]{1,37}$'),
  directions text not null default '' check (length(directions) <= 2000),
  -- Shown to those who have a seat, and to nobody else.
  online_url text check (is_web_address(online_url)),
  pool_id uuid not null unique references pools (id),
  sales_from timestamptz,
  -- Null: until it starts.
  sales_until timestamptz,
  state text not null default 'on' check (state in ('on', 'moved', 'cancelled')),
  cancelled_at timestamptz,
  -- Counts the changes that calendars must hear of.
  sequence integer not null default 0 check (sequence >= 0),
  -- Until when attendees can be named; null: until it starts.
  names_until timestamptz,
  -- Until when a buyer can give a seat back; null: by the shop's own rule.
  give_back_until timestamptz,
  -- With fewer seats sold at `decide_at` it may be called off.
  least_seats integer check (least_seats between 1 and 10000),
  decide_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (ends_at > starts_at),
  check (sales_until > sales_from),
  check ((state = 'cancelled') = (cancelled_at is not null)),
  unique (product_id, starts_local)
);
create index event_dates_ends_at on event_dates (ends_at);

-- Every date has one or more: six Tuesday evenings are one date with six sessions, one seat and one price.
create table event_sessions (
  id uuid primary key default gen_random_uuid(),
  date_id uuid not null references event_dates (id) on delete cascade,
  position integer not null check (position >= 0),
  starts_local text not null check (starts_local ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d$'),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  check (ends_at > starts_at),
  unique (date_id, position)
);

-- A ticket type is a variant. It draws on the pool of each of its dates, and on one of its own where it has a limit.
create table event_tickets (
  variant_id uuid primary key references variants (id) on delete cascade,
  product_id uuid not null references events (product_id) on delete cascade,
  name text not null check (length(name) <= 60),
  seats integer not null default 1 check (seats between 1 and 100),
  sales_from timestamptz,
  sales_until timestamptz,
  limit_pool_id uuid unique references pools (id),
  check (sales_until > sales_from)
);
create index event_tickets_product_id on event_tickets (product_id);

-- Several dates are a pass.
create table event_ticket_dates (
  variant_id uuid not null references event_tickets (variant_id) on delete cascade,
  date_id uuid not null references event_dates (id) on delete cascade,
  primary key (variant_id, date_id)
);
create index event_ticket_dates_date_id on event_ticket_dates (date_id);

create table event_questions (
  id uuid primary key default gen_random_uuid(),
  product_id uuid not null references events (product_id) on delete cascade,
  position integer not null default 0,
  label text not null check (length(label) between 1 and 200),
  answer text not null check (answer in ('text', 'choice', 'tick')),
  options text[] not null default '{}',
  is_required boolean not null default false,
  is_before_paying boolean not null default false,
  withdrawn_at timestamptz,
  check ((answer = 'choice') = (cardinality(options) > 0))
);
create index event_questions_product_id on event_questions (product_id);

-- One per seat. Names, addresses and answers are the only personal values, and can be erased.
create table bookings (
  id uuid primary key default gen_random_uuid(),
  order_item_id uuid not null references order_items (id),
  -- Counts the seats of a line from 1.
  seat integer not null check (seat >= 1),
  -- What it is for now; the order's line keeps what was bought.
  variant_id uuid not null references variants (id),
  -- On the ticket: whoever has it is let in. Another one after the seat went to another person.
  code text not null unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{12}$'),
  attendee_name text check (length(attendee_name) between 1 and 160),
  attendee_email text check (length(attendee_email) between 3 and 254),
  answers jsonb not null default '{}' check (jsonb_typeof(answers) = 'object'),
  cancelled_at timestamptz,
  created_at timestamptz not null default now(),
  unique (order_item_id, seat)
);
create index bookings_variant_id on bookings (variant_id);

create table check_ins (
  id uuid primary key default gen_random_uuid(),
  booking_id uuid not null references bookings (id),
  session_id uuid not null references event_sessions (id),
  at timestamptz not null,
  -- `staff:<id>` or `helper:<id of the link>`.
  actor text not null check (length(actor) <= 80),
  -- Made by the device, so that what it sends twice counts once.
  nonce uuid unique,
  undone_at timestamptz,
  undone_by text check (length(undone_by) <= 80),
  check ((undone_at is null) = (undone_by is null))
);
create unique index check_ins_once on check_ins (booking_id, session_id) where undone_at is null;
create index check_ins_session_id on check_ins (session_id);

-- Links with which helpers check in at one date and see nothing else.
create table check_in_links (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  date_id uuid not null references event_dates (id) on delete cascade,
  name text not null check (length(name) between 1 and 80),
  created_by text not null,
  created_at timestamptz not null default now(),
  ends_at timestamptz not null,
  revoked_at timestamptz
);
create index check_in_links_date_id on check_in_links (date_id);

-- Lists, searches and counts leave out what is over; its page stays.
alter table products add column is_listed boolean not null default true;

create or replace function cells_of_deleted() returns trigger language plpgsql as $$
begin
  insert into product_cells as cell (kind, category_id, facets, count)
  select kind, category_id, facets, -count(*) from old_rows where status = 'published' and is_listed
  group by kind, category_id, facets order by kind, category_id, facets
  on conflict (kind, category_id, facets) do update set count = cell.count + excluded.count;
  return null;
end $$;
create or replace function cells_of_inserted() returns trigger language plpgsql as $$
begin
  insert into product_cells as cell (kind, category_id, facets, count)
  select kind, category_id, facets, count(*) from new_rows where status = 'published' and is_listed
  group by kind, category_id, facets order by kind, category_id, facets
  on conflict (kind, category_id, facets) do update set count = cell.count + excluded.count;
  return null;
end $$;
create or replace function cells_of_updated() returns trigger language plpgsql as $$
begin
  insert into product_cells as cell (kind, category_id, facets, count)
  select kind, category_id, facets, sum(shift) from (
    select kind, category_id, facets, -1 as shift from old_rows where status = 'published' and is_listed
    union all
    select kind, category_id, facets, 1 from new_rows where status = 'published' and is_listed) as shifts
  group by kind, category_id, facets having sum(shift) <> 0 order by kind, category_id, facets
  on conflict (kind, category_id, facets) do update set count = cell.count + excluded.count;
  return null;
end $$;
create or replace function keep_search_rows() returns trigger language plpgsql as $$
begin
  delete from product_search s using new_rows n join products p on p.id = n.id
  where s.product_id = p.id and not (p.status = 'published' and p.is_listed);
  insert into product_search as row (product_id, cell_id, search)
  select p.id, c.id, p.search from new_rows n join products p on p.id = n.id
  join product_cells c on c.kind = p.kind and c.facets = p.facets and c.category_id is not distinct from p.category_id
  where p.status = 'published' and p.is_listed
    and not exists (select from product_search s where s.product_id = p.id and s.cell_id = c.id and s.search = p.search)
  order by p.id
  on conflict (product_id) do update set cell_id = excluded.cell_id, search = excluded.search;
  return null;
end $$;

drop index products_by_facets, products_by_price, products_by_price_down, products_by_rating, products_by_title,
  products_category, products_search, products_shelf;
create index products_by_facets on products (kind, facets) where status = 'published' and is_listed;
create index products_by_price on products (kind, least_amount, id) include (facets, category_id) where status = 'published' and is_listed;
create index products_by_price_down on products (kind, least_amount desc nulls last, id) include (facets, category_id) where status = 'published' and is_listed;
create index products_by_rating on products (kind, rating desc nulls last, id) include (facets, category_id) where status = 'published' and is_listed;
create index products_by_title on products (kind, title, id) where status = 'published' and is_listed;
create index products_category on products (category_id, kind) where status = 'published' and is_listed;
create index products_search on products using gin (search) where status = 'published' and is_listed;
create index products_shelf on products (kind, published_at desc nulls last, id) include (facets, category_id) where status = 'published' and is_listed;

-- What lists and searches know of events: months and places of the dates to come. Those of dates that are over go as time
-- goes on, by a job that calls this again.
create function describe_events(ids uuid[]) returns setof uuid language sql as $$
  with described as (
    select e.product_id as id, coming.is_any as listed,
      concat_ws(' ', who.names, coming.places) as words,
      concat_ws(' ', coming.months, coming.keys, 'language=' || e.language) as facets
    from events e
    cross join lateral (
      select string_agg(t.name, ' ' order by s.position, t.name) as names
      from event_speakers s join teachers t on t.id = s.teacher_id where s.product_id = e.product_id) who
    cross join lateral (
      select count(*) > 0 as is_any,
        string_agg(distinct concat_ws(' ', nullif(d.place_name, ''), nullif(d.place_city, '')), ' ') as places,
        string_agg(distinct 'month=' || left(d.starts_local, 7), ' ') as months,
        string_agg(distinct 'place=' || case when d.is_online then 'online' else 'in-' || d.place_key end, ' ') as keys
      from event_dates d
      where d.product_id = e.product_id and d.state <> 'cancelled' and d.ends_at > now()) coming
    where e.product_id = any(ids))
  update products p set kind_words = described.words, kind_facets = described.facets, is_listed = described.listed
  from described
  where p.id = described.id
    and (p.kind_words, p.kind_facets, p.is_listed) is distinct from (described.words, described.facets, described.listed)
  returning p.id
$$;

create function changed_describe_events() returns trigger language plpgsql as $$
begin
  perform describe_events(array(select distinct product_id from changed));
  return null;
end $$;
create trigger events_inserted after insert on events
  referencing new table as changed for each statement execute function changed_describe_events();
create trigger events_updated after update on events
  referencing new table as changed for each statement execute function changed_describe_events();
create trigger event_dates_inserted after insert on event_dates
  referencing new table as changed for each statement execute function changed_describe_events();
create trigger event_dates_updated after update on event_dates
  referencing new table as changed for each statement execute function changed_describe_events();
create trigger event_dates_deleted after delete on event_dates
  referencing old table as changed for each statement execute function changed_describe_events();
create trigger event_speakers_inserted after insert on event_speakers
  referencing new table as changed for each statement execute function changed_describe_events();
create trigger event_speakers_deleted after delete on event_speakers
  referencing old table as changed for each statement execute function changed_describe_events();

create function teacher_describes_events() returns trigger language plpgsql as $$
begin
  perform describe_events(array(select product_id from event_speakers where teacher_id = new.id));
  return null;
end $$;
create trigger teachers_named_at_events after update of name on teachers
  for each row when (old.name is distinct from new.name) execute function teacher_describes_events();

create view reporting.bookings as
select b.id, b.order_item_id, p.slug as event_slug, first.starts_at, b.attendee_name, b.attendee_email,
  entered.at as checked_in_at, b.cancelled_at
from bookings b
join order_items i on i.id = b.order_item_id
join orders o on o.id = i.order_id
join products p on p.id = i.product_id
left join lateral (
  select min(d.starts_at) as starts_at from event_ticket_dates td join event_dates d on d.id = td.date_id
  where td.variant_id = b.variant_id) first on true
left join lateral (select min(c.at) as at from check_ins c where c.booking_id = b.id and c.undone_at is null) entered on true
where not o.is_practice;

-- Down Migration

drop view reporting.bookings;
drop trigger teachers_named_at_events on teachers;
drop function teacher_describes_events();
drop table check_in_links, check_ins, bookings, event_questions, event_ticket_dates, event_tickets, event_sessions,
  event_dates, event_speakers, events;
drop function changed_describe_events();
drop function describe_events(uuid[]);

create or replace function cells_of_deleted() returns trigger language plpgsql as $$
begin
  insert into product_cells as cell (kind, category_id, facets, count)
  select kind, category_id, facets, -count(*) from old_rows where status = 'published'
  group by kind, category_id, facets order by kind, category_id, facets
  on conflict (kind, category_id, facets) do update set count = cell.count + excluded.count;
  return null;
end $$;
create or replace function cells_of_inserted() returns trigger language plpgsql as $$
begin
  insert into product_cells as cell (kind, category_id, facets, count)
  select kind, category_id, facets, count(*) from new_rows where status = 'published'
  group by kind, category_id, facets order by kind, category_id, facets
  on conflict (kind, category_id, facets) do update set count = cell.count + excluded.count;
  return null;
end $$;
create or replace function cells_of_updated() returns trigger language plpgsql as $$
begin
  insert into product_cells as cell (kind, category_id, facets, count)
  select kind, category_id, facets, sum(shift) from (
    select kind, category_id, facets, -1 as shift from old_rows where status = 'published'
    union all
    select kind, category_id, facets, 1 from new_rows where status = 'published') as shifts
  group by kind, category_id, facets having sum(shift) <> 0 order by kind, category_id, facets
  on conflict (kind, category_id, facets) do update set count = cell.count + excluded.count;
  return null;
end $$;
create or replace function keep_search_rows() returns trigger language plpgsql as $$
begin
  delete from product_search s using new_rows n join products p on p.id = n.id
  where s.product_id = p.id and p.status <> 'published';
  insert into product_search as row (product_id, cell_id, search)
  select p.id, c.id, p.search from new_rows n join products p on p.id = n.id
  join product_cells c on c.kind = p.kind and c.facets = p.facets and c.category_id is not distinct from p.category_id
  where p.status = 'published'
    and not exists (select from product_search s where s.product_id = p.id and s.cell_id = c.id and s.search = p.search)
  order by p.id
  on conflict (product_id) do update set cell_id = excluded.cell_id, search = excluded.search;
  return null;
end $$;

delete from products where kind = 'event';
delete from pools p where not exists (select from variant_pools where pool_id = p.id)
  and not exists (select from holds where pool_id = p.id);
delete from product_kinds where name = 'event';
drop index products_by_facets, products_by_price, products_by_price_down, products_by_rating, products_by_title,
  products_category, products_search, products_shelf;
create index products_by_facets on products (kind, facets) where status = 'published';
create index products_by_price on products (kind, least_amount, id) include (facets, category_id) where status = 'published';
create index products_by_price_down on products (kind, least_amount desc nulls last, id) include (facets, category_id) where status = 'published';
create index products_by_rating on products (kind, rating desc nulls last, id) include (facets, category_id) where status = 'published';
create index products_by_title on products (kind, title, id) where status = 'published';
create index products_category on products (category_id, kind) where status = 'published';
create index products_search on products using gin (search) where status = 'published';
create index products_shelf on products (kind, published_at desc nulls last, id) include (facets, category_id) where status = 'published';
alter table products drop column is_listed;

alter table cart_items drop constraint cart_items_quantity_check;
alter table cart_items add constraint cart_items_quantity_check check (quantity between 1 and 10) not valid;
alter table variants drop constraint variants_max_quantity_check;
alter table variants add constraint variants_max_quantity_check check (max_quantity between 1 and 10) not valid;
