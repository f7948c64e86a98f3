-- Helpers stand on the ticket itself.
update ticket t set helpers = (select array_agg(person order by person) from incident_helper h where h.ref = t.ref)
 where exists (select from incident_helper h where h.ref = t.ref);
drop table incident_helper;
