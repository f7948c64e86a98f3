-- A source whose clock is ahead names a moment that has not come: it counts as when it arrived, and is known again by what it named.
alter table alert_event add column said timestamptz;
create unique index alert_event_said
  on alert_event (integration, md5(key), (coalesce(said, at)), firing);
drop index alert_event_once;
