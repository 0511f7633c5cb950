-- Up Migration

-- When the buyer withdrew from the contract by the button on the order's page.
alter table orders add column withdrawn_at timestamptz
  constraint orders_withdrawn_after_completed check (withdrawn_at is null or withdrawn_at >= completed_at);

-- Down Migration

alter table orders drop column withdrawn_at;
