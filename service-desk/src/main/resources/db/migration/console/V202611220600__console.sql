-- The browser console is a chat platform of its own: its messages live nowhere else.

-- Numbers every change in the order of its commit (writers take turns), so that a page that was
-- away asks for what came after the last number it saw and misses nothing.
create sequence console_changes;

create table console_rooms (
  id      text   primary key,
  kind    text   not null check (kind in ('OPEN', 'INVITED', 'DIRECT')),
  name    text   not null,
  topic   text   not null default '',
  deed    text   unique,
  change  bigint not null default nextval('console_changes')
);
create index on console_rooms (change);

create table console_members (
  room   text not null references console_rooms,
  person text not null,
  primary key (room, person)
);

create table console_groups (
  name   text not null,
  person text not null,
  primary key (name, person)
);

create table console_messages (
  id        bigint      generated always as identity primary key,
  -- What made it; a second attempt of the same deed finds it.
  deed      text        not null unique,
  room      text        not null references console_rooms,
  thread    bigint      references console_messages,
  -- Null for the desk.
  author    text,
  -- As typed by the author; empty for the desk.
  words     text        not null default '',
  content   jsonb       not null,
  notifying text[]      not null default '{}',
  pinned    boolean     not null default false,
  posted_at timestamptz not null,
  edited_at timestamptz,
  removed   boolean     not null default false,
  change    bigint      not null default nextval('console_changes')
);
create index on console_messages (change);
create index on console_messages (room, id) where thread is null;
create index on console_messages (thread, id) where thread is not null;

create table console_reactions (
  message bigint not null references console_messages,
  person  text   not null,
  emoji   text   not null,
  primary key (message, person, emoji)
);

create table console_files (
  id         text   primary key,
  -- Seen with its message; before that by its owner only.
  message    bigint references console_messages,
  owner      text,
  name       text   not null,
  media_type text   not null,
  bytes      bytea  not null
);

-- How far somebody has read a room.
create table console_reads (
  room   text   not null references console_rooms,
  person text   not null,
  upto   bigint not null,
  primary key (room, person)
);

-- The one place that says who sees a room.
create function console_sees(who text, what text) returns boolean
  language sql stable
  return exists (
    select 1 from console_rooms r
     where r.id = what
       and (r.kind = 'OPEN'
            or exists (select 1 from console_members m where m.room = r.id and m.person = who)));
