-- Each look asks when the next hold ends; there is a row for each message that was edited today.
create index delivery_scope_free on delivery_scope (free_at) where free_at < 'infinity';
