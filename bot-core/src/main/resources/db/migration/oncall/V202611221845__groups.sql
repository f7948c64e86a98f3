-- Who was last told to be in the groups of chat platforms that follow a schedule.
create table oncall_group (
  schedule  text not null,
  platform  text not null,
  workspace text not null,
  grp       text not null,
  -- Accounts there, with commas between.
  members   text not null,
  primary key (schedule, platform, workspace, grp)
);
