-- Where the desk is installed, and what it needs to speak there, sealed with a key that is not in the database.
create table installation (
  platform       text        not null,
  workspace      text        not null,
  -- The fingerprint of the key it is sealed with.
  key            text        not null,
  nonce          bytea       not null,
  sealed         bytea       not null,
  kept_at        timestamptz not null default clock_timestamp(),
  -- One renewal at a time among all instances: who keeps or renews takes the next epoch.
  epoch          bigint      not null default 0,
  renewing_until timestamptz not null default '-infinity',
  primary key (platform, workspace)
);

-- What one instance at a time may do, on the database's clock.
create table lease (
  name   text        primary key,
  holder uuid        not null,
  until  timestamptz not null
);

-- When each was spent of what may be done only so often; no longer than its window.
create table allowance (
  name  text          primary key,
  spent timestamptz[] not null
);

-- Passes that admit once: digests of them and of who may redeem them.
create table pass (
  digest      bytea       primary key,
  holder      bytea       not null,
  valid_until timestamptz not null
);
create index pass_by_end on pass (valid_until);
