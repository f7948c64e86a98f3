-- Teams that are told beside those who answer for what it may affect.
alter table change add column told text[] not null default '{}';
