-- What is on its way, or went and nobody knows what became of it: few at any time, however much waits.
create index delivery_unsettled on delivery (attempted_at)
  where finished_at is null and lane <> '' and state in ('SENDING', 'UNKNOWN');
