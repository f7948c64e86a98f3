alter table incident
  add column major text not null default 'ORDINARY' check (major in
    ('ORDINARY', 'SUGGESTED', 'DECLINED', 'INVESTIGATING', 'IDENTIFIED', 'MITIGATED', 'MONITORING')),
  add column affected int not null default 0;

-- Who was called to help, whatever their team.
create table incident_helper (
  ref    text not null references ticket deferrable initially deferred,
  person bigint not null,
  primary key (ref, person)
);

create table incident_role (
  ref    text not null references ticket deferrable initially deferred,
  role   text not null,
  person bigint not null,
  note   text not null,
  given_by bigint not null,
  since  timestamptz not null,
  primary key (ref, role)
);

-- Services hit beside the ticket's own.
create table incident_service (
  ref     text not null references ticket deferrable initially deferred,
  service text not null,
  primary key (ref, service)
);

-- Who said that it affects them too; one person may stand here under ids that became theirs since.
create table incident_affected (
  ref    text not null references ticket deferrable initially deferred,
  person bigint not null,
  at     timestamptz not null,
  primary key (ref, person)
);

create table incident_report (
  ref         text not null references ticket deferrable initially deferred,
  number      int not null,
  author      bigint not null,
  at          timestamptz not null,
  what        text not null,
  impact      text not null,
  next        text not null,
  next_update timestamptz,
  primary key (ref, number)
);

create table incident_task (
  ref     text not null references ticket deferrable initially deferred,
  number  int not null,
  author  bigint not null,
  what    text not null,
  owner   bigint not null,
  done_by bigint,
  done_at timestamptz,
  primary key (ref, number)
);

create table incident_review (
  ref    text primary key references ticket deferrable initially deferred,
  author bigint not null,
  causes text not null,
  well   text not null,
  badly  text not null
);
