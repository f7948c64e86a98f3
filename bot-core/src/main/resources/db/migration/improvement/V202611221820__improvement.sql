create sequence ticket_number_imp;

create table improvement (
  ref     text primary key references ticket deferrable initially deferred,
  status  text not null check (status in ('PLANNED', 'IN_PROGRESS', 'DONE', 'DROPPED')),
  due_at  timestamptz not null,
  outcome text not null,
  moved   int not null
);
create index improvement_open on improvement (due_at) where status in ('PLANNED', 'IN_PROGRESS');

-- Practices bring relations of their own; the program knows which there are.
alter table ticket_link drop constraint ticket_link_relation_check;
alter table ticket_link add constraint ticket_link_relation_check check (relation ~ '^[A-Z][A-Z_]+$');
