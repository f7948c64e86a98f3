-- Access for a time: how long is wanted, and whose access a request gives for longer.
alter table request add column until timestamptz, add column renews text;

-- Access that requests gave; a row for each, to its end.
create table access_grant (
  ref   text primary key references ticket deferrable initially deferred,
  whose bigint      not null,
  item  text        not null,
  what  text        not null,
  since timestamptz not null,
  until timestamptz not null check (until > since),
  state text        not null check (state in ('ACTIVE', 'ENDING', 'OVER', 'REVOKED', 'RENEWED')),
  proof text        not null
);
create index access_grant_of_person on access_grant (whose, until)
  where state in ('ACTIVE', 'ENDING', 'OVER');
create index access_grant_of_item on access_grant (item, until)
  where state in ('ACTIVE', 'ENDING', 'OVER');
