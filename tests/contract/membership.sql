-- Up Migration

-- Memberships, a kind of product that only the tests know.
insert into product_kinds (name) values ('membership');

create table memberships (
  product_id uuid primary key references products (id) on delete cascade,
  days integer not null check (days between 0 and 3650),
  benefits text[] not null default '{}',
  version text not null default '' check (length(version) <= 20),
  pool_id uuid not null references pools (id)
);

-- Every variant of a membership draws on the places of its product.
create function memberships_draw_places() returns trigger language plpgsql as $$
begin
  insert into variant_pools (variant_id, pool_id)
  select v.id, m.pool_id from memberships m join variants v on v.product_id = m.product_id
  where m.product_id = new.product_id on conflict do nothing;
  return null;
end $$;
create trigger memberships_inserted after insert on memberships for each row execute function memberships_draw_places();
create trigger membership_variants_inserted after insert on variants for each row execute function memberships_draw_places();

create function describe_membership() returns trigger language plpgsql as $$
begin
  update products set kind_words = array_to_string(new.benefits, ' '), kind_facets = 'length=' || new.days
  where id = new.product_id;
  return null;
end $$;
create trigger memberships_described after insert or update on memberships
  for each row execute function describe_membership();

-- Down Migration

delete from product_kinds where name = 'membership';
drop trigger membership_variants_inserted on variants;
drop table memberships;
drop function describe_membership();
drop function memberships_draw_places();
