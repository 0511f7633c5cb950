-- Up Migration

-- Units that the buyer gave back: not his again, whatever becomes of the refund.
alter table entitlements add column given_units integer not null default 0 check (given_units >= 0);
alter table entitlements drop constraint entitlements_reason_check;
alter table entitlements add constraint entitlements_reason_check
  check (reason in ('refunded', 'dispute_lost', 'taken_by_staff', 'given_back'));

-- A seat that the buyer gave back does not become valid again.
alter table bookings add column given_back_at timestamptz,
  add constraint bookings_given_back_check check (given_back_at is null or cancelled_at is not null);

-- Down Migration

alter table bookings drop column given_back_at;
update entitlements set reason = 'refunded' where reason = 'given_back';
alter table entitlements drop constraint entitlements_reason_check;
alter table entitlements add constraint entitlements_reason_check
  check (reason in ('refunded', 'dispute_lost', 'taken_by_staff'));
alter table entitlements drop column given_units;
