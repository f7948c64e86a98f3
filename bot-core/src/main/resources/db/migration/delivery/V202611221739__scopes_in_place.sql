-- Who waits for a budget knows until when, so nobody asks for the next of all moments: without that index, and with room
-- on its page, a budget's row changes in place, as often as something is sent.
drop index delivery_scope_free;
alter table delivery_scope set (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500);
alter table delivery_lane set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500);
