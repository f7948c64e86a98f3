-- An exercise: pages only who takes part, and counts in no figures.
alter table ticket add column drill boolean not null default false;
