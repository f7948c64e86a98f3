-- What people attached is kept by the desk for a while: the addresses that platforms give out expire. Bounded: each file by
-- what every platform takes, all of them by the days they are kept.
alter table comment_file
  add column state      text        not null default 'WAITING'
    check (state in ('WAITING', 'KEPT', 'TOO_LARGE', 'GONE', 'REMOVED')),
  add column media_type text        not null default '',
  add column bytes      bytea,
  add column kept_at    timestamptz,
  add column failures   int         not null default 0,
  add column next_try   timestamptz not null default '-infinity';
alter table comment_file alter column bytes set storage external;
-- What was attached before is not to be had any more.
update comment_file set state = 'GONE';
create index comment_file_waiting on comment_file (next_try) where state = 'WAITING';
create index comment_file_kept on comment_file (kept_at) where bytes is not null;
