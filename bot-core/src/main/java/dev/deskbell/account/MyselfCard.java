package dev.deskbell.account;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Block.Facts.Row;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Preferences;
import dev.deskbell.people.Role;
import dev.deskbell.people.Team;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the desk knows about somebody, for themselves. */
@Component
class MyselfCard {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH);

  private final People people;

  MyselfCard(People people) {
    this.people = people;
  }

  Card of(Person person, Instant at) {
    var id = person.id();
    var rows = new ArrayList<Row>();
    rows.add(new Row("Name", Text.of(person.name())));
    rows.add(new Row("Accounts", Text.of(accounts(id))));
    rows.add(new Row("Teams", Text.of(teams(id))));
    var everywhere = people.roleOf(id, null);
    if (everywhere != Role.REQUESTER) {
      rows.add(new Row("In every team", Text.of(Sayings.of(everywhere))));
    }
    people.managerOf(id).ifPresent(it -> rows.add(new Row("Manager", Text.of(it.name()))));
    rows.add(new Row("Time zone", Text.of(person.zone().getId())));
    people
        .awayUntil(id, at)
        .ifPresent(it -> rows.add(new Row("Out of office until", moment(it, person.zone()))));
    return Card.of(
            "You, as the desk knows you",
            Tone.CALM,
            new Block.Facts(rows),
            new Block.Facts(wishes(people.preferencesOf(id))))
        .with(actions(people.awayUntil(id, at).isPresent()));
  }

  private String accounts(Person.Id id) {
    return people.accountsOf(id).stream()
        .map(Account::platform)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private String teams(Person.Id id) {
    var teams =
        people.teams().stream()
            .filter(it -> people.teamsOf(id).contains(it.id()))
            .map(it -> written(id, it))
            .collect(Collectors.joining(", "));
    return teams.isEmpty() ? "none" : teams;
  }

  private String written(Person.Id id, Team team) {
    return team.name() + " (" + Sayings.of(people.roleOf(id, team.id())) + ")";
  }

  private static List<Row> wishes(Preferences preferences) {
    return Arrays.stream(Preferences.What.values())
        .map(it -> new Row(Sayings.of(it), Text.of(Sayings.of(preferences.of(it)))))
        .toList();
  }

  private static Text moment(Instant at, ZoneId zone) {
    var written = MOMENT.format(at.atZone(zone)) + " (" + zone.getId() + ")";
    return Text.of(new Span.Timestamp(at, Span.Timestamp.Style.MOMENT, written));
  }

  private static Action[] actions(boolean away) {
    var kinds =
        Arrays.stream(Preferences.What.values())
            .map(it ->
                new Choice(it.name().toLowerCase(Locale.ROOT).replace('_', '-'), Sayings.of(it)))
            .toList();
    return new Action[] {
      new Action.Menu("Change what reaches me", Call.to("account.notify"), kinds),
      Action.button("Time zone", Call.to("account.zone")),
      away
          ? Action.button("I am back", Call.to("account.back"))
          : Action.button("Out of office", Call.to("account.away")),
      Action.button("Where to write first", Call.to("account.prefer")),
      Action.button("Link another account", Call.to("account.link"))
    };
  }
}
