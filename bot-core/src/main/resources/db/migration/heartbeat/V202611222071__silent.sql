-- Silent now. Its incident may outlast its silence: a major one is ended by people.
alter table heartbeat add column silent boolean not null default false;
update heartbeat set silent = true where ticket is not null;
