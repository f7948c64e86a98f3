-- What calendar programs know a private change by: tells nothing about it, and no two have the same.
alter table change add column uid uuid not null default gen_random_uuid();
