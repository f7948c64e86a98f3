-- What could not be digested is tried again later, ever more seldom, and never dropped.
alter table alert_event
  add column attempts   int not null default 0,
  add column not_before timestamptz;
