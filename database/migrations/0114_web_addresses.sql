-- Up Migration

-- Whether a text may stand in a link or be loaded by a page: http, https, or a path of this shop. `javascript:`, `data:`
-- and `//elsewhere` are none. NULL for NULL, so that a CHECK lets it pass.
create function is_web_address(address text) returns boolean
  language sql immutable parallel safe strict
  return address ~ '^(https?://[^\s"<>\\[:cntrl:]]+|/([^/\s"<>\\[:cntrl:]][^\s"<>\\[:cntrl:]]*)?)$'
    and length(address) <= 2000;

-- What is no such address could never be shown. Of products it is noted in the audit log, so that nothing is lost unseen.
with bad as (
  select id, image as was from products where image is not null and not is_web_address(btrim(image)) for update
), noted as (
  insert into audit_log (actor, action, subject, details)
  select 'cli', 'address.removed', 'product:' || id, jsonb_build_object('field', 'image', 'was', left(was, 500)) from bad
)
update products p set image = null from bad where p.id = bad.id;

with bad as (
  select product_id, video_url as was from courses
  where video_url is not null and not is_web_address(btrim(video_url)) for update
), noted as (
  insert into audit_log (actor, action, subject, details)
  select 'cli', 'address.removed', 'product:' || product_id,
    jsonb_build_object('field', 'video_url', 'was', left(was, 500)) from bad
)
update courses c set video_url = null from bad where c.product_id = bad.product_id;

with bad as (
  select id, video_url as was from lessons where video_url is not null and not is_web_address(btrim(video_url)) for update
), noted as (
  insert into audit_log (actor, action, subject, details)
  select 'cli', 'address.removed', 'lesson:' || id, jsonb_build_object('field', 'video_url', 'was', left(was, 500)) from bad
)
update lessons l set video_url = null from bad where l.id = bad.id;

update products set image = btrim(image) where image <> btrim(image);
update courses set video_url = btrim(video_url) where video_url <> btrim(video_url);
update lessons set video_url = btrim(video_url) where video_url <> btrim(video_url);
update users set image = null where image is not null and not is_web_address(image);
update payments set page_url = null where page_url is not null and not is_web_address(page_url);

alter table products add constraint products_image_address check (is_web_address(image));
alter table courses add constraint courses_video_address check (is_web_address(video_url));
alter table lessons add constraint lessons_video_address check (is_web_address(video_url));
alter table users add constraint users_image_address check (is_web_address(image));
alter table payments add constraint payments_page_address check (is_web_address(page_url));

-- A file of the shop and what lies beside it under the same name (captions): its address without query and ending.
create function file_stem(address text) returns text
  language sql immutable parallel safe strict
  return regexp_replace(regexp_replace(address, '[?#].*$', ''), '\.[A-Za-z0-9]+$', '');
create index courses_video_stem on courses (file_stem(video_url)) where video_url is not null;
create index lessons_video_stem on lessons (file_stem(video_url)) where video_url is not null;

-- Down Migration

drop index lessons_video_stem;
drop index courses_video_stem;
drop function file_stem(text);
alter table payments drop constraint payments_page_address;
alter table users drop constraint users_image_address;
alter table lessons drop constraint lessons_video_address;
alter table courses drop constraint courses_video_address;
alter table products drop constraint products_image_address;
drop function is_web_address(text);
