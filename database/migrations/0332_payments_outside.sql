-- Up Migration

-- Money that came past Stripe: cash, a bank transfer, another way. It is only written down, and so is what is given back of it.
-- NOT VALID first, so that the table is locked for a moment only; what is there is checked while the shop goes on.
alter table payments
  add column gateway text not null default 'stripe',
  add column reference text;
alter table payments add constraint payments_gateway_check check (gateway in ('stripe', 'outside')) not valid;
alter table payments add constraint payments_outside_check check (case gateway
  when 'outside' then status = 'succeeded' and not is_surplus and method is not null and method in ('cash', 'bank_transfer', 'other')
    and num_nonnulls(stripe_session_id, stripe_payment_intent_id, page_url, page_expires_at, gateway_answer, asked_at, declined_code,
      brand, last_four, wallet, fingerprint, card_country) = 0
    and (reference is null or length(reference) between 1 and 200)
  else reference is null end) not valid;
alter table payments validate constraint payments_gateway_check;
alter table payments validate constraint payments_outside_check;
create unique index payments_id_gateway on payments (id, gateway);
alter table payments add constraint payments_id_gateway unique using index payments_id_gateway;

-- A refund goes the way its money came; what is Stripe's can never hang on money that Stripe has not seen.
alter table refunds add column gateway text not null default 'stripe';
alter table refunds add constraint refunds_gateway_fkey
  foreign key (payment_id, gateway) references payments (id, gateway) on delete restrict not valid;
alter table refunds add constraint refunds_outside_check
  check (gateway <> 'outside' or num_nonnulls(stripe_refund_id, failure_reason, asked_at) = 0 and status <> 'failed') not valid;
alter table refunds validate constraint refunds_gateway_fkey;
alter table refunds validate constraint refunds_outside_check;

alter table disputes add column gateway text not null default 'stripe';
alter table disputes add constraint disputes_gateway_check check (gateway = 'stripe') not valid;
alter table disputes add constraint disputes_gateway_fkey
  foreign key (payment_id, gateway) references payments (id, gateway) on delete restrict not valid;
alter table disputes validate constraint disputes_gateway_check;
alter table disputes validate constraint disputes_gateway_fkey;

create or replace view reporting.payments as
select p.id, p.order_id, p.gateway, p.method, p.brand, p.last_four, p.status, p.amount, p.currency, p.reference
from payments p join orders o on o.id = p.order_id
where not o.is_practice;

create or replace view reporting.refunds as
select r.id, r.order_id, r.amount, r.status, r.reason, r.gateway
from refunds r join orders o on o.id = r.order_id
where not o.is_practice;

-- Down Migration

drop view reporting.refunds;
create view reporting.refunds as
select r.id, r.order_id, r.amount, r.status, r.reason
from refunds r join orders o on o.id = r.order_id
where not o.is_practice;
drop view reporting.payments;
create view reporting.payments as
select p.id, p.order_id, 'stripe'::text as gateway, p.method, p.brand, p.last_four, p.status, p.amount, p.currency
from payments p join orders o on o.id = p.order_id
where not o.is_practice;
alter table disputes drop column gateway;
alter table refunds drop column gateway;
alter table payments drop constraint payments_id_gateway;
alter table payments drop column gateway, drop column reference;
