-- How often the attempt whose outcome is unknown was looked for in vain.
alter table delivery add column looks int not null default 0;
