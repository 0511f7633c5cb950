-- Up Migration

-- Which address staff corrected to which: erased with the customer, while the audit log names the note alone.
alter table staff_notes drop constraint staff_notes_kind_check;
alter table staff_notes add constraint staff_notes_kind_check
  check (kind in ('note', 'access_given', 'access_taken', 'address_corrected'));

-- The log is filtered by who and by what.
create index audit_log_actor on audit_log (actor, id);
create index audit_log_action on audit_log (action text_pattern_ops, id);

-- Down Migration

drop index audit_log_action;
drop index audit_log_actor;
update staff_notes set kind = 'note' where kind = 'address_corrected';
alter table staff_notes drop constraint staff_notes_kind_check;
alter table staff_notes add constraint staff_notes_kind_check check (kind in ('note', 'access_given', 'access_taken'));
