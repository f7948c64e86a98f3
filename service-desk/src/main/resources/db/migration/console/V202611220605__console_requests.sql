-- When a page's request first arrived: one that is repeated happened then, not now.
create table console_requests (
  key      text        primary key,
  heard_at timestamptz not null
);
