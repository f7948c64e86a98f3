-- Askings for approval: what each is bound to, whom it asked, how they voted.
create table approval (
  ticket   text not null references ticket deferrable initially deferred,
  run      int  not null,
  policy   text not null,
  digest   text not null,
  risk     text not null check (risk in ('LOW', 'MEDIUM', 'HIGH')),
  standing text not null check (standing in
             ('OPEN', 'APPROVED', 'REJECTED', 'CHANGES_REQUESTED', 'UNDECIDABLE', 'EXPIRED', 'VOID',
              'WITHDRAWN')),
  asked_at timestamptz not null,
  -- stages with the people fixed when asked, and the ballots; no words
  body     jsonb not null,
  primary key (ticket, run)
);

-- What voters said; these may be erased.
create table approval_words (
  ticket text   not null,
  run    int    not null,
  stage  int    not null,
  voter  bigint not null,
  words  text   not null,
  primary key (ticket, run, stage, voter),
  foreign key (ticket, run) references approval deferrable initially deferred
);

-- Who decides for somebody: in these dates, or whenever they are out of office.
create table approval_deputy (
  person   bigint primary key references person,
  deputy   bigint not null references person check (deputy <> person),
  from_at  timestamptz,
  until_at timestamptz,
  check ((from_at is null) = (until_at is null) and (from_at is null or from_at < until_at))
);
