package dev.deskbell.absence;

import dev.deskbell.chat.Attachment;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.chat.Vault;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import java.net.URI;
import java.util.List;
import org.springframework.stereotype.Component;

/** The calendars in which people keep their holidays: given, seen and taken back. */
@Component
class HolidayPractice implements Practice {
  private static final int MOST = 5;
  private static final Param<String> ADDRESS =
      Param.of("address", "Its address", Types.word(1000)).hinting("https://… of an .ics file");
  private static final Param<String> FILE =
      Param.of("file", "Or the calendar as a file", Types.files(1));
  private static final Param<Long> NUMBER =
      Param.of("number", "Which one?", Types.number(1, Long.MAX_VALUE));

  private final Sources sources;
  private final People people;
  private final Vault vault;
  private final PublicFetch fetch = new PublicFetch();

  HolidayPractice(Sources sources, People people, Vault vault) {
    this.sources = sources;
    this.people = people;
    this.vault = vault;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named("holidays.add")
            .says("holidays add", "Give the calendar in which you keep your holidays (iCalendar)")
            .example("holidays add address:https://calendar.example.com/me/holidays.ics")
            .takes(ADDRESS, FILE)
            .keepsNothingTyped()
            .does(this::add),
        Operation.named("holidays.list")
            .says("holidays list", "See which calendars say when you are away")
            .reads()
            .does(it -> Outcome.read(list(it))),
        Operation.named("holidays.remove")
            .says("holidays remove", "Take a calendar of yours back, and what was read from it")
            .example("holidays remove 3")
            .needs(NUMBER)
            .does(this::remove));
  }

  private Outcome add(Turn turn) {
    if (mine(turn.actor().id()).size() >= MOST) {
      throw new Refusal("You gave " + MOST + " calendars already. Remove one: `holidays list`.");
    }
    var file = turn.files().stream().findFirst();
    if (file.isPresent()) {
      sources.add(turn.actor().id(), file.get().name(), file.get(), turn.at());
    } else {
      address(turn);
    }
    return Outcome.said(
        "It is read in a moment. Entries of eight hours and more make you out of office; only their times are kept.");
  }

  /** It may be as good as a password, so it is sealed. */
  private void address(Turn turn) {
    var address =
        checked(
            turn.find(ADDRESS)
                .orElseThrow(() ->
                    new Refusal(
                        "Say its address, such as address:https://calendar.example.com/me.ics, or attach it.")));
    var none = (Attachment) null;
    var id = sources.add(turn.actor().id(), address.getHost(), none, turn.at());
    vault.keep(new Vault.Installation(Imports.VAULT, Long.toString(id), address.toString()));
  }

  private URI checked(String written) {
    try {
      return fetch.checked(written);
    } catch (PublicFetch.Unfetched no) {
      throw new Refusal(String.valueOf(no.getMessage()));
    }
  }

  private List<Source> mine(Person.Id me) {
    return sources.of(people.idsOf(me));
  }

  private Card list(Turn turn) {
    var mine = mine(turn.actor().id());
    if (mine.isEmpty()) {
      return Card.of("No calendar says when you are away: `holidays add` gives one", Tone.QUIET);
    }
    var rows = mine.stream().map(HolidayPractice::row).toList();
    return Card.of(
        "Calendars that say when you are away",
        Tone.CALM,
        new Block.Table(List.of("Number", "Calendar", "State"), rows));
  }

  private static List<Text> row(Source it) {
    var state = it.readAt() == null ? "not read yet" : "read";
    return List.of(
        Text.of(Long.toString(it.id())),
        Text.of(it.name()),
        Text.of(it.problem().isEmpty() ? state : it.problem()));
  }

  private Outcome remove(Turn turn) {
    var id = turn.get(NUMBER);
    if (mine(turn.actor().id()).stream().noneMatch(it -> it.id() == id)) {
      throw new Refusal("You gave no such calendar. `holidays list` shows yours.");
    }
    sources.remove(id);
    vault.forget(Imports.VAULT, Long.toString(id));
    return Outcome.said("It is gone, with all that was read from it.");
  }
}
