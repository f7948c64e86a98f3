-- Who was called to a ticket from other teams: they see it and work on it as its team does.
alter table ticket add column helpers bigint[] not null default '{}';
