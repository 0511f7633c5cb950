-- Up Migration

-- What a promotion took off each line of the cart, in their order, in minor units; null: from before it was kept.
alter table promotion_uses add column line_amounts jsonb check (jsonb_typeof(line_amounts) = 'array');

-- Down Migration

alter table promotion_uses drop column line_amounts;
