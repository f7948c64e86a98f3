-- People and their accounts. An account belongs to one person; a person who turned out to be another
-- one becomes an alias, so that what they did keeps the id it was done under.
create sequence person_id;

create table person (
  id           bigint      primary key default nextval('person_id'),
  name         text        not null,
  -- The name as it is searched: lower case, without accents.
  searched     text        not null,
  -- How the organisation's files call them; null for who is in no file.
  handle       text        unique,
  email        text,
  -- The zone they chose, and the one their platform tells.
  zone         text,
  profile_zone text,
  active       boolean     not null default true,
  left_at      timestamptz,
  left_by      text        check (left_by in ('POLICY', 'PROFILE', 'PERSON')),
  -- Whether everybody who cares has heard that they left.
  left_heard   boolean     not null default true,
  alias_of     bigint      references person,
  met_at       timestamptz not null
);
create index on person (alias_of) where alias_of is not null;
create index on person (searched);
create index on person (id) where not left_heard;

-- The desk itself.
insert into person (id, name, searched, met_at) values (0, 'Deskbell', 'deskbell', '2026-01-01Z');

create table account (
  platform   text        not null,
  workspace  text        not null,
  user_id    text        not null,
  person     bigint      not null references person,
  -- The person it was first met as: who it is again when it is unlinked.
  met_as     bigint      not null references person,
  name       text        not null,
  kind       text        not null check (kind in ('MEMBER', 'GUEST', 'BOT')),
  groups     text[]      not null default '{}',
  by_policy  boolean     not null default false,
  preferred  boolean     not null default false,
  profile_at timestamptz,
  met_at     timestamptz not null,
  primary key (platform, workspace, user_id)
);
create index on account (person);
create index on account (met_as);

-- Roles that no file and no group gives: the first administrator's.
create table granted_role (
  person     bigint      not null references person,
  role       text        not null,
  granted_by bigint      not null references person,
  granted_at timestamptz not null,
  primary key (person, role)
);

create table notify_wish (
  person bigint not null references person,
  what   text   not null,
  how    text   not null,
  primary key (person, what)
);

create table absence (
  person   bigint      primary key references person,
  from_at  timestamptz not null,
  until_at timestamptz not null check (until_at > from_at)
);

-- One row: what instances watch to forget what they remember of people, and the version of the
-- policies that the tables above follow.
create table people_version (
  version bigint not null,
  policy  bigint not null
);
insert into people_version values (1, 0);

create table room_binding (
  kind      text        not null check (kind in ('TEAM', 'PRACTICE')),
  name      text        not null,
  platform  text        not null,
  workspace text        not null,
  channel   text        not null,
  bound_by  bigint      not null references person,
  bound_at  timestamptz not null,
  primary key (kind, name, platform, workspace, channel)
);

-- Who changed what about an account, a role or a person.
create table account_audit (
  id     bigint      generated always as identity primary key,
  at     timestamptz not null,
  by     bigint      not null references person,
  about  bigint      not null references person,
  what   text        not null,
  detail text        not null
);
create index on account_audit (about, id);

-- Single-use codes, as digests: whoever reads the table can't use them.
create table link_code (
  digest     bytea       primary key,
  person     bigint      not null references person,
  platform   text        not null,
  workspace  text        not null,
  user_id    text        not null,
  expires_at timestamptz not null
);
create table link_attempt (
  person bigint      not null references person,
  at     timestamptz not null
);
create index on link_attempt (person, at);

create table claim_code (
  digest     bytea       primary key,
  expires_at timestamptz not null,
  attempts   int         not null
);
