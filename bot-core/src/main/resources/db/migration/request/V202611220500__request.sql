create sequence ticket_number_req;

create table request (
  ref       text primary key references ticket deferrable initially deferred,
  status    text not null check (status in
              ('SUBMITTED', 'IN_FULFILMENT', 'PENDING', 'FULFILLED', 'CLOSED', 'REJECTED', 'CANCELLED')),
  item      text not null,
  waits_for text,
  note      text not null,
  reopened  int not null
);

-- What was asked for, in the words of then: written once, so that a later catalogue changes nothing.
create table request_sheet (
  ref   text primary key references ticket deferrable initially deferred,
  item  text not null,
  at    timestamptz not null,
  sheet jsonb not null
);
create index request_sheet_newest on request_sheet (at desc) include (item);
