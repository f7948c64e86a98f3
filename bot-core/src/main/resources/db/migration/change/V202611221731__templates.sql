-- Templates that were ever withdrawn. Only what ended since then counts against one that is back.
create table change_template (
  id        text primary key,
  withdrawn boolean     not null,
  since     timestamptz not null,
  failed    int         not null,
  of_last   int         not null,
  -- the change whose failure was one too many
  ref       text        not null references ticket deferrable initially deferred
);
