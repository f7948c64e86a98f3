-- What administrators were told of a problem, so that they hear once a day that there are more of its kind: SINGLY, FOR_MORE (its
-- letter says that there are more), BY_MORE (another's did), NOT_YET (nobody was to be told so far). Earlier versions write none.
alter table delivery_problem
  add column told    text        not null default 'SINGLY',
  add column told_at timestamptz not null default now();
update delivery_problem set told_at = first_at;
create index delivery_problem_told on delivery_problem (cause, told_at) where closed_at is null;
create index delivery_problem_for_more on delivery_problem (cause, told_at) where told = 'FOR_MORE';
