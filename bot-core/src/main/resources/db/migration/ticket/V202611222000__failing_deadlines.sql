-- What fails again and again is looked for by whoever watches the desk; there are hardly ever any.
create index deadline_failing on deadline (name) where failures >= 5;
