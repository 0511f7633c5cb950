-- Up Migration

-- Codes that differ in nothing but their case are refused as new ones; older ones stay.
create index variants_sku_in_any_case on variants (lower(sku));

-- Down Migration

drop index variants_sku_in_any_case;
