package dev.deskbell.oncall;

import dev.deskbell.chat.Text;
import dev.deskbell.people.People;
import dev.deskbell.people.Team;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Happenings;
import dev.deskbell.ticket.Names;
import dev.deskbell.ticket.Sentence;
import dev.deskbell.ticket.Words;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Pages in a ticket's history. What only a pager need know is no message in its threads. */
@Component
class OncallHappenings implements Happenings {
  private final Names names;
  private final People people;

  OncallHappenings(Names names, People people) {
    this.names = names;
    this.people = people;
  }

  @Override
  public Map<String, Class<? extends Fact>> names() {
    return OncallFact.NAMES;
  }

  @Override
  public Sentence tell(Fact fact) {
    return switch ((OncallFact) fact) {
      case OncallFact.Paged it ->
          Sentence.quiet(
              Text.of("paged ").and(Text.strong(names.of(it.who()))).and(" (" + it.why() + ")"));
      case OncallFact.Called it -> Sentence.quiet(Text.of("called the room of " + team(it.team())));
      case OncallFact.NobodyFound _ ->
          Sentence.forTeam(Text.of("found nobody to page: who looks at it?"));
      case OncallFact.Unanswered _ ->
          Sentence.forTeam(
              Text.of("paged everybody it should, and nobody answered: who looks at it?"));
      case OncallFact.Escalated it -> Sentence.forTeam(because("had the next paged", it.why()));
      case OncallFact.Busy _ -> Sentence.quiet(Text.of("is on another one"));
      case OncallFact.Snoozed _ -> Sentence.quiet(Text.of("put the pages off"));
      case OncallFact.StillOnIt _ -> Sentence.quiet(Text.of("is still on it"));
      case OncallFact.AskedAgain _ ->
          Sentence.quiet(Text.of("heard nothing since it was acknowledged, and asks again"));
      case OncallFact.Summoned it ->
          Sentence.forTeam(
              Text.of("had ")
                  .and(Text.strong(names.of(it.who())))
                  .and(because(" paged", it.why())));
      case OncallFact.Joined _ -> Sentence.forTeam(Text.of("works on it too"));
    };
  }

  private String team(String id) {
    return people.team(new Team.Id(id)).map(Team::name).orElse(id);
  }

  private static Text because(String what, Words why) {
    return Text.of(why.text().isEmpty() ? what : what + ": " + why.text());
  }
}
