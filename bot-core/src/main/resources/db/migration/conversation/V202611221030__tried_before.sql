-- The delivery under which a kept form was tried when nobody could tell whether it was done: the inbox knows.
alter table form_session
  add column tried_platform  text,
  add column tried_workspace text,
  add column tried_delivery  text;
