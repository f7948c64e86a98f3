-- Words are looked for in the newest tickets first: 32,768 that came after one another are an era, and each era's are found by
-- themselves. What has just come is looked through for each era; so it is little (in kilobytes) until it goes into the index.
create index ticket_words_era_by_era on ticket using gin ((array[id >> 15]), search) with (gin_pending_list_limit = 128);

-- What somebody has to do is listed from the newest on.
create index ticket_open_of_assignee_newest on ticket (assignee, id)
  where phase in ('NEW', 'ACTIVE', 'HELD') and assignee is not null;

-- Last, for it is what nobody who reads can do beside it: an older instance goes on reading while the new ones are made.
drop index ticket_words, ticket_open_of_assignee;
alter index ticket_words_era_by_era rename to ticket_words;
alter index ticket_open_of_assignee_newest rename to ticket_open_of_assignee;
