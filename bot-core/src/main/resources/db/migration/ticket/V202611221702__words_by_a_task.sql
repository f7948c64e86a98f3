-- The words of titles are kept by a task: a turn that wrote them itself would wait for any other that writes the same word,
-- and words of titles that became private or were erased would stay.
drop trigger ticket_title_known on ticket;
drop function title_is_known();

-- Words that came into titles or went out of them: plain rows, so that turns don't wait for each other. Words of private
-- titles are not among them.
create table ticket_word_changed (
  word text    not null,
  gone boolean not null
);

create function title_words_changed() returns trigger language plpgsql as $$
begin
  if new.title <> old.title or new.hidden <> old.hidden then
    if not old.hidden then
      insert into ticket_word_changed select words_of_title(old.title), true;
    end if;
    if not new.hidden then
      insert into ticket_word_changed select words_of_title(new.title), false;
    end if;
  end if;
  return null;
end $$;
create trigger ticket_title_changed after update of title, hidden on ticket
  for each row execute function title_words_changed();

-- Of many tickets at once each word is written once.
create function title_words_came_or_went() returns trigger language plpgsql as $$
begin
  insert into ticket_word_changed
  select distinct words_of_title(title), tg_op = 'DELETE' from concerned where not hidden;
  return null;
end $$;
create trigger ticket_title_came after insert on ticket referencing new table as concerned
  for each statement execute function title_words_came_or_went();
create trigger ticket_title_went after delete on ticket referencing old table as concerned
  for each statement execute function title_words_came_or_went();

-- Whether a title that is not private has this word.
create function is_word_of_a_title(word text) returns boolean language sql stable as $$
  select exists (
    select 1 from ticket t
     where t.search @@ ('''' || replace(replace(word, '\', '\\'), '''', '''''') || ''':A')::tsquery
       and not t.hidden)
$$;

delete from ticket_word;
insert into ticket_word select distinct words_of_title(title) from ticket where not hidden;
