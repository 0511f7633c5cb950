-- Up Migration

-- The form, or the stock-take sheet, that asked for a movement: sent again it changes nothing twice.
alter table stock_movements add column form uuid;
create index stock_movements_form on stock_movements (form, pool_id) where form is not null;

-- Down Migration

drop index stock_movements_form;
alter table stock_movements drop column form;
