-- PostgreSQL reads the expression of a table's check again for each statement, but remembers a domain's. What stands there was
-- checked by what goes here, so nothing is written anew.
create domain incident_status as text;
create domain incident_major as text;
alter table incident
  drop constraint incident_status_check,
  drop constraint incident_major_check,
  alter column status type incident_status,
  alter column major type incident_major;
alter domain incident_status add constraint incident_status_known check (value in
  ('NEW', 'ACKNOWLEDGED', 'IN_PROGRESS', 'PENDING', 'RESOLVED', 'CLOSED', 'CANCELLED')) not valid;
alter domain incident_major add constraint incident_major_known check (value in
  ('ORDINARY', 'SUGGESTED', 'DECLINED', 'INVESTIGATING', 'IDENTIFIED', 'MITIGATED', 'MONITORING')) not valid;
alter domain incident_status validate constraint incident_status_known;
alter domain incident_major validate constraint incident_major_known;
