-- Up Migration

-- `variant`: another variant of the same goods; `later`: the buyer keeps the order and waits for it.
alter table late_payments drop constraint late_payments_decision_check;
alter table late_payments add constraint late_payments_decision_check
  check (decision in ('date', 'variant', 'later', 'money', 'none', 'gone'));

-- Down Migration

update late_payments set decision = 'date' where decision in ('variant', 'later');
alter table late_payments drop constraint late_payments_decision_check;
alter table late_payments add constraint late_payments_decision_check
  check (decision in ('date', 'money', 'none', 'gone'));
