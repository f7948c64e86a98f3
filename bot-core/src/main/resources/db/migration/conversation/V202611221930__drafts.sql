-- Which operation a kept form is of; none while that is open.
alter table form_session add column operation text;
create index form_session_drafts on form_session (person, at) where outcome is null and operation is not null;
