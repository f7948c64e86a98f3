-- How often in a row one that was held back could not be settled.
alter table alert add column attempts int not null default 0;
