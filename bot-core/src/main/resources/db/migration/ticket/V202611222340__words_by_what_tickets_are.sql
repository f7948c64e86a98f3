-- Where a word is common and something else in a search leaves few of it or nothing (is:change laptop), what else is asked for is
-- a key of the index of words too, so that lists of places are put beside each other and no ticket is fetched in vain.
-- Such a key has the era in it: its list is short, and where an era has no such ticket there is none.
-- (Written with "return", a function is bound to what it names: an index is made, and a backup restored, without a path to look
-- for names in.)
create function ticket_key(era bigint, what text, asked int) returns bigint language sql immutable parallel safe
  return ((era + 1) << 32) | (hashtextextended(what, asked) & 4294967295);

-- What a ticket is found by beside its words. A key is written with each of them, so there are few: kind and service never change,
-- and what changes the others is in other indexes and costs an entry in each of them anyway. What is no more open and not
-- urgent has only the key of its era in their place: the index keeps a key once.
create function ticket_keys(id bigint, kind text, service text, team text, phase text, priority text)
  returns bigint[] language sql immutable parallel safe
  return array[
    id >> 15,
    ticket_key(id >> 15, kind, 1),
    coalesce(ticket_key(id >> 15, service, 2), id >> 15),
    coalesce(ticket_key(id >> 15, team, 3), id >> 15),
    case when phase in ('NEW', 'ACTIVE', 'HELD') then ticket_key(id >> 15, 'open', 4) else id >> 15 end,
    case when priority in ('P1', 'P2') then ticket_key(id >> 15, priority, 5) else id >> 15 end];

create index ticket_words_by_keys on ticket
  using gin (ticket_keys(id, kind, service, team, phase, priority), search) with (gin_pending_list_limit = 128);

-- Last, as ever: an older instance goes on reading while the new one is made.
drop index ticket_words;
alter index ticket_words_by_keys rename to ticket_words;
