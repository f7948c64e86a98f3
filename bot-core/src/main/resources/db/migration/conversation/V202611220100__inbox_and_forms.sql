-- What was heard, and what came of it: a delivery that a platform repeats acts once.
create table inbox (
  platform  text                     not null,
  workspace text                     not null,
  delivery  text                     not null,
  person    bigint                   not null,
  operation text                     not null,
  subject   text,
  outcome   jsonb                    not null,
  at        timestamp with time zone not null,
  primary key (platform, workspace, delivery)
);
create index inbox_at on inbox (at);

-- What somebody gave so far: forms being filled in, and words that were not understood.
create table form_session (
  id        text                     primary key,
  person    bigint                   not null,
  given     jsonb                    not null,
  outcome   jsonb,
  at        timestamp with time zone not null
);
create index form_session_at on form_session (at);
