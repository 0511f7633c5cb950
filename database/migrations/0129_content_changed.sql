-- Up Migration

-- When the content of a product last changed, as staff say it; a new price or a mended comma is no news to shoppers.
alter table products add column content_changed_at timestamptz;
update products set content_changed_at = updated_at where published_at is not null;

-- Down Migration

alter table products drop column content_changed_at;
