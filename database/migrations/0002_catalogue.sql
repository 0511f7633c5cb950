-- Up Migration

-- English stemming with accents folded, so that "cafe" finds "Café".
create text search configuration lectern (copy = english);
alter text search configuration lectern
  alter mapping for hword, hword_part, word with unaccent, english_stem;

create table categories (
  id uuid primary key default gen_random_uuid(),
  parent_id uuid references categories (id) on delete restrict,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  title text not null check (length(title) between 1 and 80),
  description text not null default '',
  position integer not null default 0,
  created_at timestamptz not null default now(),
  check (parent_id <> id)
);
create index categories_parent_id on categories (parent_id);

create table tags (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
  title text not null check (length(title) between 1 and 60)
);

create table products (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('course', 'event', 'download', 'goods')),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 120),
  title text not null check (length(title) between 1 and 160),
  description text not null default '' check (length(description) <= 300),
  full_description text not null default '',
  image text,
  category_id uuid references categories (id) on delete restrict,
  status text not null default 'draft' check (status in ('draft', 'review', 'published', 'archived')),
  rating numeric(3, 2) check (rating between 1 and 5),
  rating_count integer not null default 0 check (rating_count >= 0),
  attributes jsonb not null default '{}' check (jsonb_typeof(attributes) = 'object'),
  -- Counts edits, so that a form opened before somebody else's edit is noticed.
  version integer not null default 1 check (version > 0),
  published_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  search tsvector not null generated always as (
    setweight(to_tsvector('lectern', title), 'A') ||
    setweight(to_tsvector('lectern', description), 'B') ||
    setweight(to_tsvector('lectern', full_description), 'C')
  ) stored,
  unique (id, kind),
  check ((rating is null) = (rating_count = 0)),
  check (status <> 'published' or published_at is not null)
);
create index products_shelf on products (kind, published_at desc, id) where status = 'published';
create index products_category on products (category_id, kind) where status = 'published';
create index products_search on products using gin (search);
create index products_title_trgm on products using gin (title gin_trgm_ops);

-- Slugs a product once had: they redirect to the present one.
create table product_slugs (
  slug text primary key,
  product_id uuid not null references products (id) on delete cascade,
  retired_at timestamptz not null default now()
);
create index product_slugs_product_id on product_slugs (product_id);

create table product_tags (
  product_id uuid not null references products (id) on delete cascade,
  tag_id uuid not null references tags (id) on delete cascade,
  primary key (product_id, tag_id)
);
create index product_tags_tag_id on product_tags (tag_id);

-- What a cart line, an order line and a price point at.
create table variants (
  id uuid primary key default gen_random_uuid(),
  product_id uuid not null references products (id) on delete cascade,
  sku text not null unique check (length(sku) between 1 and 64),
  title text not null default '' check (length(title) <= 120),
  price_amount bigint not null check (price_amount between 0 and 99999999),
  cost_amount bigint check (cost_amount between 0 and 99999999),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  min_quantity integer not null default 1 check (min_quantity >= 1),
  max_quantity integer not null default 10 check (max_quantity between 1 and 10),
  position integer not null default 0,
  withdrawn_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (max_quantity >= min_quantity)
);
create index variants_product_id on variants (product_id, position);
create index variants_price on variants (price_amount, product_id) where withdrawn_at is null;

create table courses (
  product_id uuid primary key,
  kind text not null default 'course' check (kind = 'course'),
  instructor_name text not null default '' check (length(instructor_name) <= 120),
  instructor_bio text not null default '' check (length(instructor_bio) <= 2000),
  duration_minutes integer not null default 0 check (duration_minutes >= 0),
  level text not null default 'beginner' check (level in ('beginner', 'intermediate', 'advanced')),
  language char(2) not null default 'en' check (language ~ '^[a-z]{2}$'),
  video_url text,
  outcomes text[] not null default '{}',
  requirements text[] not null default '{}',
  audience text[] not null default '{}',
  lesson_count integer not null default 0 check (lesson_count >= 0),
  enrolment_count integer not null default 0 check (enrolment_count >= 0),
  foreign key (product_id, kind) references products (id, kind) on delete cascade
);

create table course_sections (
  id uuid primary key default gen_random_uuid(),
  product_id uuid not null references courses (product_id) on delete cascade,
  position integer not null check (position >= 0),
  title text not null check (length(title) between 1 and 160),
  unique (product_id, position) deferrable initially deferred,
  unique (id, product_id)
);

create table lessons (
  id uuid primary key default gen_random_uuid(),
  product_id uuid not null,
  section_id uuid not null,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 120),
  position integer not null check (position >= 0),
  title text not null check (length(title) between 1 and 160),
  duration_minutes integer not null default 0 check (duration_minutes >= 0),
  is_preview boolean not null default false,
  body text not null default '',
  video_url text,
  unique (product_id, slug) deferrable initially deferred,
  unique (section_id, position) deferrable initially deferred,
  foreign key (section_id, product_id) references course_sections (id, product_id) on delete cascade
);

-- Down Migration

drop table lessons;
drop table course_sections;
drop table courses;
drop table variants;
drop table product_tags;
drop table product_slugs;
drop table products;
drop table tags;
drop table categories;
drop text search configuration lectern;
