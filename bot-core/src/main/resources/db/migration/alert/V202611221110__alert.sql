-- What sources said, each thing once: a repetition is the same row. Truth is the fold over them, whatever their order.
create table alert_event (
  id          bigint generated always as identity primary key,
  integration text        not null,
  key         text        not null,
  firing      boolean     not null,
  at          timestamptz not null,
  title       text        not null,
  details     text        not null,
  link        text        not null,
  labels      jsonb       not null,
  received_at timestamptz not null,
  handled     boolean     not null default false
);
create unique index alert_event_once on alert_event (integration, md5(key), at, firing);
create index alert_event_waiting on alert_event (id) where not handled;
create index alert_event_old on alert_event (received_at) where handled;
alter table alert_event set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

-- Alerts that belong together and have one ticket.
create table alert_group (
  id          bigint generated always as identity primary key,
  integration text        not null,
  key         text        not null,
  ticket      text        not null,
  open        boolean     not null default true,
  opened_at   timestamptz not null,
  alerts      int         not null default 0,
  firing      int         not null default 0,
  -- how many alerts the ticket's timeline has been told of
  told        int         not null default 1
);
create unique index alert_group_open on alert_group (integration, md5(key)) where open;
create index alert_group_of_ticket on alert_group (ticket);
create index alert_group_recent on alert_group (integration, opened_at);

create table alert (
  integration   text        not null,
  key           text        not null,
  firing        boolean     not null,
  -- of the event that decided
  at            timestamptz not null,
  times         int         not null,
  title         text        not null,
  details       text        not null,
  link          text        not null,
  labels        jsonb       not null,
  belongs_to    bigint,
  -- held back until then: silenced
  waiting_until timestamptz not null default '-infinity',
  changed_at    timestamptz not null
);
create unique index alert_by_key on alert (integration, md5(key));
create index alert_of_group on alert (belongs_to, at desc) where firing;
create index alert_waiting on alert (waiting_until) where firing and belongs_to is null;
create index alert_firing on alert (changed_at desc) where firing;

create table alert_silence (
  id      bigint generated always as identity primary key,
  matches jsonb       not null,
  until   timestamptz not null,
  why     text        not null,
  by      bigint      not null,
  at      timestamptz not null
);
create index alert_silence_until on alert_silence (until);

-- Addresses that were given out: digests of their secrets; the newest two of an integration hold.
create table alert_address (
  integration text        not null,
  digest      bytea       not null,
  made_at     timestamptz not null,
  primary key (integration, digest)
);
