-- What waits is taken from all integrations in turn, so it is found by integration.
create index alert_event_in_turn on alert_event (integration, id) where not handled;
drop index alert_event_waiting;
