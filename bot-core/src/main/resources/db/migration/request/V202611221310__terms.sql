-- Requests that must be approved, and what they cost.
alter table request drop constraint request_status_check;
alter table request add constraint request_status_check check (status in
  ('SUBMITTED', 'AWAITING_APPROVAL', 'APPROVED', 'IN_FULFILMENT', 'PENDING', 'FULFILLED', 'CLOSED',
   'REJECTED', 'EXPIRED', 'CANCELLED'));
alter table request
  add column policy text,
  add column cost   bigint check (cost >= 0),
  add column risk   text not null default 'LOW' check (risk in ('LOW', 'MEDIUM', 'HIGH')),
  -- who raised it or changed it last
  add column author bigint;
update request r set author =
  (select actor from timeline l where l.ticket = r.ref and l.name = 'request.raised' limit 1);
update request set author = 0 where author is null;
alter table request alter column author set not null;

-- What counts against the budget of a team: a row for each request that is not over for nothing.
create table request_cost (
  ref  text primary key references ticket deferrable initially deferred,
  team text not null,
  cost bigint not null check (cost >= 0),
  at   timestamptz not null
);
create index request_cost_of_team on request_cost (team, at) include (cost);
