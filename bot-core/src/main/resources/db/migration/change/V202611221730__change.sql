create sequence ticket_number_chg;

create table change (
  ref            text primary key references ticket deferrable initially deferred,
  status         text not null check (status in
                   ('DRAFT', 'AWAITING_APPROVAL', 'SCHEDULED', 'IN_PROGRESS', 'IN_REVIEW', 'CLOSED',
                    'REJECTED', 'EXPIRED', 'CANCELLED')),
  type           text not null check (type in ('STANDARD', 'NORMAL', 'EMERGENCY')),
  template       text,
  risk           text not null check (risk in ('LOW', 'MEDIUM', 'HIGH')),
  points         int  not null,
  assessment     text not null,
  -- by which it must be approved; a standard change is approved as a type
  policy         text,
  services       text[] not null check (cardinality(services) > 0),
  plan           text not null,
  test           text not null,
  back_out       text not null,
  -- the window that was assessed and approved, and the one that holds: a small move changes only this
  planned_from   timestamptz not null,
  planned_until  timestamptz not null check (planned_until > planned_from),
  window_from    timestamptz not null,
  window_until   timestamptz not null check (window_until > window_from),
  -- who proposed it or changed it last, and who carries it out
  author         bigint not null,
  implementer    bigint not null,
  -- what exactly was approved; empty while nothing is
  agreed         text not null,
  started_at     timestamptz,
  ended_at       timestamptz,
  result         text check (result in ('DONE', 'FAILED', 'BACKED_OUT')),
  verdict        text check (verdict in ('MET', 'PARTLY', 'MISSED')),
  review         text not null,
  check (type = 'STANDARD' or policy is not null),
  check ((ended_at is null) = (result is null)),
  check (result is null or started_at is not null),
  -- what failed or could not wait is looked at afterwards, without exception
  check (status <> 'CLOSED' or verdict is not null or (result = 'DONE' and type <> 'EMERGENCY'))
);
-- how the newest changes made from a template ended
create index change_of_template on change (template, ended_at desc) include (result)
  where template is not null and ended_at is not null;
