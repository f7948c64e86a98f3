-- Every set of policy files that was ever accepted. Instances follow the highest version.
create table policy_version (
  version     bigint      primary key,
  digest      text        not null,
  accepted_at timestamptz not null,
  accepted_by text        not null
);
create table policy_file (
  version bigint not null references policy_version,
  path    text   not null,
  content text   not null,
  primary key (version, path)
);
