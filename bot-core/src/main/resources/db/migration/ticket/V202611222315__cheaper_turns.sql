-- What each turn writes is checked, noted and indexed at less cost (docs/performance.md says what it was).

-- PostgreSQL reads the expression of a table's check again for each statement, but remembers a domain's. What stands there was
-- checked by what goes here, so nothing is written anew.
create domain ticket_phase as text;
alter table ticket drop constraint ticket_phase_check, alter column phase type ticket_phase;
alter domain ticket_phase add constraint ticket_phase_known
  check (value in ('NEW', 'ACTIVE', 'HELD', 'RESOLVED', 'CLOSED')) not valid;
alter domain ticket_phase validate constraint ticket_phase_known;

-- What has no service and nobody who works on it stands in no list of theirs: most tickets at their beginning.
drop index ticket_of_service, ticket_of_assignee, ticket_open_of_assignee;
create index ticket_of_service on ticket (service, id) where service is not null;
create index ticket_of_assignee on ticket (assignee, id) where assignee is not null;
create index ticket_open_of_assignee on ticket (assignee, priority, id)
  where phase in ('NEW', 'ACTIVE', 'HELD') and assignee is not null;

-- Tickets that came: their titles' words are taken apart by the task that keeps words, not by the turn.
create table ticket_came (ticket text not null);

create or replace function title_words_came_or_went() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into ticket_came select ref from concerned where not hidden;
  else
    insert into ticket_word_changed
    select distinct words_of_title(title), true from concerned where not hidden;
  end if;
  return null;
end $$;

-- With whom a ticket is awaited is asked when pages are told, not in the turn.
alter table home_changed add column ticket text;

-- The expression of a generated column is read again for each statement as well; that of a function is not.
alter table ticket alter column search drop expression;
create function ticket_search_is_kept() returns trigger language plpgsql as $$
begin
  new.search := setweight(to_tsvector('simple', new.title), 'A')
             || setweight(to_tsvector('simple', left(new.details, 20000)), 'B');
  return new;
end $$;
create trigger ticket_search_kept before insert or update of title, details, search on ticket
  for each row execute function ticket_search_is_kept();
