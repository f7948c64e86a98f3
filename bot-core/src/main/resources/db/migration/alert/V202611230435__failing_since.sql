-- When it was first tried in vain this time; it may have been silenced long before. Earlier versions write none.
alter table alert add column failing_since timestamptz;
