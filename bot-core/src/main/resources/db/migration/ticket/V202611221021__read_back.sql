-- Platforms that could not be heard since then, to be read back.
create table read_back (
  platform     text        primary key,
  since        timestamptz not null,
  -- Whoever reads has it until then.
  leased_until timestamptz not null default '-infinity'
);
