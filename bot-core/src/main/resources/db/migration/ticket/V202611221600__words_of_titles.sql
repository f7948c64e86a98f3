-- Words of titles, so that a mistyped word is compared with words and not with every ticket.
-- Words with digits are numbers of something and mistyped differently; they would only fill it.
create table ticket_word (
  word text primary key
);
create index ticket_word_like on ticket_word using gin (word gin_trgm_ops);

create function words_of_title(title text) returns setof text language sql immutable as $$
  select w.lexeme from unnest(to_tsvector('simple', title)) as w
   where w.lexeme !~ '\d' and length(w.lexeme) between 3 and 40
$$;

insert into ticket_word select distinct words_of_title(title) from ticket;

create function title_is_known() returns trigger language plpgsql as $$
begin
  insert into ticket_word select words_of_title(new.title) order by 1 on conflict do nothing;
  return null;
end $$;

create trigger ticket_title_known after insert or update of title on ticket
  for each row execute function title_is_known();

-- Titles with words that look like these: among the newest if there are any, else anywhere.
drop function tickets_titled_like(text);
create function tickets_titled_like(words text) returns table (id bigint) language plpgsql stable
  set enable_seqscan = off as $$
declare
  wanted tsquery;
begin
  select string_agg('(' || alike.words || ')', ' & ')::tsquery into wanted
    from (select string_agg(
                   '''' || replace(replace(near.word, '\', '\\'), '''', '''''') || ''':A', ' | ') as words
            from regexp_split_to_table(lower(words), '\s+') as typed
           cross join lateral (select w.word from ticket_word w where w.word % typed
                                order by similarity(w.word, typed) desc, w.word limit 5) as near
           group by typed) as alike;
  if wanted is null then
    return;
  end if;
  return query
    select t.id from (select n.id, n.search from ticket n order by n.id desc limit 2000) as t
     where t.search @@ wanted limit 200;
  if not found then
    -- Planned for these very words.
    return query execute 'select t.id from ticket t where t.search @@ $1 limit 200' using wanted;
  end if;
end $$;

-- What waits for its requester to confirm.
create index ticket_resolved_of_requester on ticket (requester, id) where phase = 'RESOLVED';
