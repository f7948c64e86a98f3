-- Who is on call while away, and was told so: each once.
create table oncall_clash (
  schedule text        not null,
  person   bigint      not null,
  from_at  timestamptz not null,
  until_at timestamptz not null,
  told_at  timestamptz not null,
  primary key (schedule, person, from_at, until_at)
);
