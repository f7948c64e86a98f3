-- Whether the platform calls this user the same in all its workspaces: all such accounts are one person's.
alter table account add column everywhere boolean not null default false;
create index on account (platform, user_id);
