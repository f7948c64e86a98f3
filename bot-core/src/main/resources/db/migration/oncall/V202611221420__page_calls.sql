-- Pages by ways outside of chat: sent outside of any transaction, tried again until they are taken or given up.
create table page_call (
  page         bigint      primary key references page on delete cascade,
  way          text        not null,
  tries        int         not null default 0,
  next_try     timestamptz not null,
  -- Who sends it now; on the desk's clock.
  leased_until timestamptz not null default '-infinity',
  epoch        bigint      not null default 0,
  done_at      timestamptz
);
create index page_call_open on page_call (next_try) where done_at is null;
