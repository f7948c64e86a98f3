-- How often in a row it could not be told that it is silent.
alter table heartbeat add column failures int not null default 0;
