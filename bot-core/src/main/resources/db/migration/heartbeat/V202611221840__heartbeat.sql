-- Who has given signs of life, and when the next one is missed.
create table heartbeat (
  id      text        primary key,
  last_at timestamptz not null,
  -- Null while nothing is expected: before the first sign, while it is missed, when it was disarmed.
  due_at  timestamptz,
  -- As the files said when it spoke last, in seconds.
  every_s bigint      not null,
  grace_s bigint      not null,
  -- The incident that its silence opened, until it speaks again.
  ticket  text
);
create index heartbeat_due on heartbeat (due_at) where due_at is not null;

-- The secrets in addresses, as digests.
create table heartbeat_address (
  heartbeat text        not null,
  digest    bytea       not null,
  made_at   timestamptz not null,
  primary key (heartbeat, digest)
);

-- When the desk was last there to hear them.
create table heartbeat_listening (
  one     boolean     primary key default true check (one),
  seen_at timestamptz not null
);
