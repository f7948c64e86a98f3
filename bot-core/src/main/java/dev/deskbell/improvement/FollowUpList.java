package dev.deskbell.improvement;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.TeamType;
import dev.deskbell.conversation.Turn;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Team;
import dev.deskbell.ticket.HomeSection;
import dev.deskbell.ticket.Names;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Visible;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Open improvements, the first due first: one's own, or a team's. */
@Component
class FollowUpList implements Practice, HomeSection {
  private static final int ON_HOME = 5;

  /** A table that is still read; a team with more than these has other troubles. */
  private static final int LONGEST = 20;

  private final Param<Team> team;
  private final JdbcClient db;
  private final Visible visible;
  private final People people;
  private final Names names;
  private final Clock clock;

  FollowUpList(
      TeamType team, JdbcClient db, Visible visible, People people, Names names, Clock clock) {
    this.team = Param.of("team", "Which team?", team);
    this.db = db;
    this.visible = visible;
    this.people = people;
    this.names = names;
    this.clock = clock;
  }

  private record Row(TicketRef ref, String title, Instant due, Person.@Nullable Id owner) {}

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named("improvement.list")
            .says("improvement list", "See your open follow-ups, or a team's, the first due first")
            .example("improvement list", "improvement list team:network")
            .takes(team)
            .reads()
            .does(this::list));
  }

  private Outcome list(Turn turn) {
    var reader = turn.actor();
    var of = turn.find(team);
    var rows =
        of.map(it -> ofTeam(it.id(), reader.id())).orElseGet(() -> ofOwner(reader.id(), LONGEST));
    var title = of.map(it -> "Follow-ups of " + it.name()).orElse("Your follow-ups");
    return Outcome.read(
        rows.isEmpty()
            ? Card.of(title, Tone.QUIET, new Block.Paragraph(Text.of("Nothing is open.")))
            : Card.of(title, Tone.CALM, table(rows, reader, turn.at())).with(menu(rows)));
  }

  @Override
  public int place() {
    return 25;
  }

  @Override
  public Part of(Person reader) {
    var rows = ofOwner(reader.id(), ON_HOME);
    return rows.isEmpty()
        ? Part.nothing()
        : new Part("Your follow-ups", List.of(table(rows, reader, clock.instant())), List.of());
  }

  private Block.Table table(List<Row> rows, Person reader, Instant now) {
    return new Block.Table(
        List.of("Ticket", "What", "Due", "Owner"),
        rows.stream().map(it -> cells(it, reader, now)).toList());
  }

  private List<Text> cells(Row row, Person reader, Instant now) {
    return List.of(
        Text.of(new Span.Code(row.ref().toString())),
        Text.of(row.title()).clipped(60),
        Text.of(row.due().isAfter(now) ? "" : "⚠ overdue, ")
            .and(Names.at(row.due(), reader.zone())),
        Text.of(row.owner() == null ? "–" : names.of(row.owner())));
  }

  private static Action menu(List<Row> rows) {
    return new Action.Menu(
        "Open one",
        Call.to("ticket.show"),
        rows.stream()
            .map(it -> new Choice(it.ref().toString(), it.ref() + " " + it.title()))
            .toList());
  }

  private List<Row> ofOwner(Person.Id owner, int most) {
    var ids = people.idsOf(owner).stream().map(Person.Id::value).toArray(Long[]::new);
    return read("t.assignee = any(:owner)", Map.of("owner", ids), most);
  }

  /** Without what the reader may not know of, which takes nobody's place. */
  private List<Row> ofTeam(Team.Id id, Person.Id reader) {
    var parameters = new HashMap<>(visible.to(reader));
    parameters.put("team", id.value());
    return read("t.team = :team and" + Visible.TO_ME, parameters, LONGEST);
  }

  private List<Row> read(String which, Map<String, Object> parameters, int most) {
    return List.copyOf(
        db.sql(
                """
                select t.ref, t.title, i.due_at, t.assignee
                  from improvement i join ticket t on t.ref = i.ref
                 where i.status in ('PLANNED', 'IN_PROGRESS') and %s
                 order by i.due_at, t.id limit :most
                """
                    .formatted(which))
            .params(parameters)
            .param("most", most)
            .query((row, _) -> {
              var owner = row.getLong(4);
              return new Row(
                  TicketRef.of(row.getString(1)),
                  row.getString(2),
                  row.getTimestamp(3).toInstant(),
                  owner == 0 ? null : new Person.Id(owner));
            })
            .list());
  }
}
