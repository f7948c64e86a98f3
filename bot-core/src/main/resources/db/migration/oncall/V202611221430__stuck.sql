-- When administrators were told that paging is stuck: at most once an hour.
create table oncall_stuck (
  told_at  timestamptz primary key,
  sentence text not null
);
