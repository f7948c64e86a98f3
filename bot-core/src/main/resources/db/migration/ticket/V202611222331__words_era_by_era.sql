-- Words are looked for in the newest tickets first: 32,768 that came after one another are an era, and each era's are found by
-- themselves. What has just come is looked through for each era; so it is little (in kilobytes) until it goes into the index.
drop index ticket_words;
create index ticket_words on ticket using gin ((array[id >> 15]), search) with (gin_pending_list_limit = 128);

-- What somebody has to do is listed from the newest on.
drop index ticket_open_of_assignee;
create index ticket_open_of_assignee on ticket (assignee, id)
  where phase in ('NEW', 'ACTIVE', 'HELD') and assignee is not null;
