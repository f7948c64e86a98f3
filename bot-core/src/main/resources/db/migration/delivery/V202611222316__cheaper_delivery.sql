-- PostgreSQL reads the expression of a table's check again for each statement, but remembers a domain's. What stands there was
-- checked by what goes here, so nothing is written anew. That what is finished has a moment, and only that, is for the senders
-- to keep: they write both in one statement, and their histories are tested for it.
create domain delivery_urgency as text;
create domain delivery_manner as text;
create domain delivery_state as text;

alter table delivery
  drop constraint delivery_check,
  drop constraint delivery_urgency_check,
  drop constraint delivery_manner_check,
  drop constraint delivery_state_check,
  alter column urgency type delivery_urgency,
  alter column manner type delivery_manner,
  alter column state type delivery_state;
alter table delivery_lane
  drop constraint delivery_lane_urgency_check,
  alter column urgency type delivery_urgency;

alter domain delivery_urgency add constraint delivery_urgency_known
  check (value in ('PAGE', 'USUAL')) not valid;
alter domain delivery_manner add constraint delivery_manner_known
  check (value in ('KEEP', 'ONCE', 'GONE')) not valid;
alter domain delivery_state add constraint delivery_state_known
  check (value in ('WAITING', 'SENDING', 'UNKNOWN', 'DONE', 'DROPPED', 'REFUSED', 'DEAD')) not valid;
alter domain delivery_urgency validate constraint delivery_urgency_known;
alter domain delivery_manner validate constraint delivery_manner_known;
alter domain delivery_state validate constraint delivery_state_known;
