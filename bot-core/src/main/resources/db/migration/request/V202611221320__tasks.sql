-- What is to be done for requests, as the catalogue said when they were raised.
alter table request add column open_tasks int not null default 0 check (open_tasks >= 0);

create table request_task (
  ref      text not null references ticket deferrable initially deferred,
  position int  not null,
  id       text not null,
  name     text not null,
  team     text,
  after    text[] not null,
  done_by  bigint,
  done_at  timestamptz,
  primary key (ref, id),
  check ((done_by is null) = (done_at is null))
);
