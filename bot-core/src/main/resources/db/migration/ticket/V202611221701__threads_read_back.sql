-- Threads of a platform that could not be heard, each with how far it has been read back.
create table read_back_thread (
  platform     text        not null,
  workspace    text        not null,
  channel      text        not null,
  thread       text        not null,
  -- Its audience is one person.
  direct       boolean     not null,
  -- The newest ticket's first.
  ticket       bigint      not null,
  -- What was said from then on is heard; what was said before may have been changed since.
  since        timestamptz not null,
  -- So far it has been read.
  reached      timestamptz not null,
  asked_at     timestamptz not null,
  failures     int         not null default 0,
  next_try     timestamptz not null default '-infinity',
  -- Whoever reads has it until then.
  leased_until timestamptz not null default '-infinity',
  primary key (platform, workspace, channel, thread)
);
-- What was asked for before this instance knew of threads: they are found at the next start.
drop table read_back;
