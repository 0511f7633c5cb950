-- Up Migration

-- Some names are long: wherever one is typed, 120 characters are taken.
alter table certificates
  drop constraint certificates_holder_name_check,
  add constraint certificates_holder_name_check check (length(holder_name) between 1 and 120);
alter table reviews
  drop constraint reviews_author_name_check,
  add constraint reviews_author_name_check check (length(author_name) <= 120);
alter table users
  drop constraint users_first_name_check,
  drop constraint users_last_name_check,
  drop constraint users_display_name_check,
  add constraint users_first_name_check check (length(first_name) <= 120),
  add constraint users_last_name_check check (length(last_name) <= 120),
  add constraint users_display_name_check check (length(display_name) <= 250);
alter table customers
  drop constraint customers_first_name_check,
  drop constraint customers_last_name_check,
  add constraint customers_first_name_check check (length(first_name) <= 120),
  add constraint customers_last_name_check check (length(last_name) <= 120);

-- Down Migration

-- Longer names stay as they are; only new ones are held to the former lengths.
alter table certificates
  drop constraint certificates_holder_name_check,
  add constraint certificates_holder_name_check check (length(holder_name) between 1 and 80) not valid;
alter table reviews
  drop constraint reviews_author_name_check,
  add constraint reviews_author_name_check check (length(author_name) <= 60) not valid;
alter table users
  drop constraint users_first_name_check,
  drop constraint users_last_name_check,
  drop constraint users_display_name_check,
  add constraint users_first_name_check check (length(first_name) <= 100) not valid,
  add constraint users_last_name_check check (length(last_name) <= 100) not valid,
  add constraint users_display_name_check check (length(display_name) <= 200) not valid;
alter table customers
  drop constraint customers_first_name_check,
  drop constraint customers_last_name_check,
  add constraint customers_first_name_check check (length(first_name) <= 100) not valid,
  add constraint customers_last_name_check check (length(last_name) <= 100) not valid;
