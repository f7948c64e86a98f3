-- What a backup has to carry: every kind of column, circular references, tables that refuse changes.
create table parent (
  id bigint generated always as identity primary key,
  favourite bigint,
  name text not null,
  shout text generated always as (upper(name)) stored,
  at timestamptz, span interval, amount numeric, ratio double precision,
  data jsonb, raw bytea, words text[], day date, id2 uuid
);
create table child (
  id bigserial primary key,
  parent bigint not null references parent,
  sibling bigint references child
);
alter table parent add foreign key (favourite) references child;
create table "Odd ""name" ("a column" text, "select" int);
create table history (id int primary key, what text);
create function refuse() returns trigger language plpgsql as
  $$ begin raise exception 'history does not change'; end $$;
create trigger append_only before update or delete on history for each row execute function refuse();
create trigger no_truncate before truncate on history execute function refuse();
create trigger noisy before insert on history for each row execute function refuse();
alter table history enable always trigger append_only;
alter table history disable trigger noisy;
create table seed (id int primary key);
insert into seed values (1), (2);
