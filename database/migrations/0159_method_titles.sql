-- Up Migration

-- In the admin a method is named by its zone and title.
alter table shipping_methods add unique (zone_id, title);

-- Down Migration

alter table shipping_methods drop constraint shipping_methods_zone_id_title_key;
