-- What was last pressed on an account that may not do it; done if the account is linked to one that may.
create table turned_away (
  platform  text        not null,
  workspace text        not null,
  user_id   text        not null,
  operation text        not null,
  given     jsonb       not null,
  at        timestamptz not null,
  primary key (platform, workspace, user_id)
);
