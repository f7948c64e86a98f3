-- All who had a change in hand since it was begun: none of them reviews what failed, whoever has it by then.
alter table change add column hands bigint[] not null default '{}';
update change c set hands = array(
  select t.actor from timeline t
   where t.ticket = c.ref and t.name in ('change.started', 'change.glass-broken', 'change.ended')
  union
  select (t.body::json ->> 'to')::bigint from timeline t
   where t.ticket = c.ref and t.name = 'change.passed-on' and t.at >= c.started_at
  union
  select c.implementer)
 where started_at is not null;
-- Who agreed to what became this change, and what is open because of it.
create index gate_glass_of_change on gate_glass (change) where change is not null;
