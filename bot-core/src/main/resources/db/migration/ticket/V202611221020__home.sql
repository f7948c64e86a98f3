-- Who looks at their own page on a platform that may have one.
create table home_page (
  platform  text        not null,
  workspace text        not null,
  user_id   text        not null,
  person    bigint      not null,
  opened_at timestamptz not null,
  -- The platform has shown it at least once.
  shown     boolean     not null default false,
  primary key (platform, workspace, user_id)
);
create index home_page_of on home_page (person);
create index home_page_opened on home_page (opened_at);

-- For whom something changed since their page was told: plain rows, so that turns don't wait for each other.
create table home_changed (person bigint not null);
