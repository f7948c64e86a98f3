package dev.deskbell.ticket;

import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Team;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What happened, in words that go on after the actor's name. */
@Component
class Sentences {
  private final Map<String, TicketLooks> looks;
  private final List<Happenings> happenings;
  private final Names names;
  private final People people;
  private final Heads heads;
  private final Visibility visibility;

  Sentences(
      List<TicketLooks> looks,
      ObjectProvider<Happenings> happenings,
      Names names,
      People people,
      Heads heads,
      Visibility visibility) {
    this.happenings = happenings.stream().toList();
    this.heads = heads;
    this.visibility = visibility;
    this.looks = TicketKinds.byPrefix(looks, TicketLooks::kind);
    this.names = names;
    this.people = people;
  }

  Sentence of(Fact fact) {
    if (fact instanceof TicketFact known) {
      return of(known);
    }
    var look = looks.get(fact.ref().kind());
    return Optional.ofNullable(look)
        .flatMap(it -> it.tell(fact))
        .or(() -> happened(fact))
        .orElseGet(() -> unnamed(fact));
  }

  private Optional<Sentence> happened(Fact fact) {
    return happenings.stream()
        .filter(it -> it.names().containsValue(fact.getClass()))
        .findFirst()
        .map(it -> it.tell(fact));
  }

  /** What this reader may read of it, or everybody in a room if null: no secret's name. */
  Text read(Fact fact, Person.@Nullable Id reader) {
    return switch (fact) {
      case TicketFact.Linked it when !mayKnow(it.other(), reader) ->
          Text.of("linked it to another ticket");
      case TicketFact.Unlinked it when !mayKnow(it.other(), reader) ->
          Text.of("took a link to another ticket away");
      case Fact it -> of(it).words();
    };
  }

  private boolean mayKnow(TicketRef other, Person.@Nullable Id reader) {
    return heads
        .look(other)
        .filter(it -> reader == null ? Visibility.allowsRoom(it) : visibility.allows(it, reader))
        .isPresent();
  }

  private static Sentence unnamed(Fact fact) {
    return Sentence.quiet(Text.of("changed it: " + fact.getClass().getSimpleName()));
  }

  private Sentence of(TicketFact fact) {
    return switch (fact) {
      case TicketFact.Assigned it when it.to().equals(it.by()) ->
          Sentence.quiet(Text.of("took it"));
      case TicketFact.Assigned it -> Sentence.forAll(assigned(it));
      case TicketFact.Released _ ->
          Sentence.forTeam(Text.of("released it: somebody else can take it"));
      case TicketFact.Handed it ->
          Sentence.forAll(
              because(Text.of("handed it to ").and(Text.strong(team(it.to()))), it.why()));
      case TicketFact.Prioritised it ->
          Sentence.forTeam(Text.of("set its priority to ").and(Text.strong(it.priority().name())));
      case TicketFact.Watched it ->
          Sentence.quiet(
              watching(it.by().equals(it.watcher()), "watches it", names.of(it.watcher())));
      case TicketFact.Called it ->
          Sentence.quiet(
              Text.of(it.who().equals(it.by()) ? "helps" : "had " + names.of(it.who()) + " help"));
      case TicketFact.Unwatched it ->
          Sentence.quiet(
              watching(
                  it.by().equals(it.watcher()), "no longer watches it", names.of(it.watcher())));
      case TicketFact.Replied it -> Sentence.quiet(said("replied", it.words()));
      case TicketFact.Annotated it -> Sentence.quiet(said("noted for the team", it.words()));
      case TicketFact.CommentEdited it -> Sentence.quiet(said("edited a comment", it.words()));
      case TicketFact.CommentRemoved _ -> Sentence.quiet(Text.of("took a comment away"));
      case TicketFact.Linked it -> Sentence.forTeam(link("linked it: ", it.relation(), it.other()));
      case TicketFact.Unlinked it ->
          Sentence.quiet(link("took a link away: ", it.relation(), it.other()));
      case TicketFact.Hidden _ -> Sentence.forTeam(Text.of("made it private"));
      case TicketFact.Unhidden _ -> Sentence.forTeam(Text.of("made it visible to everybody"));
      case TicketFact.Rated it -> Sentence.forTeam(rated(it));
      case TicketFact.Offered it ->
          Sentence.forTeam(
              Text.of("noticed that " + names.of(it.from()) + " has left: who takes it?"));
      case TicketFact.RoomOpened _ -> Sentence.forTeam(Text.of("gave it a room of its own"));
      case TicketFact.RoomClosed _ -> Sentence.forTeam(Text.of("closed its room"));
      case TicketFact.RoomNotMade it -> Sentence.forTeam(Text.of(notMade(it.reason())));
      case TicketFact.Erased _ -> Sentence.quiet(Text.of("erased what somebody had written here"));
    };
  }

  private Text assigned(TicketFact.Assigned fact) {
    return because(Text.of("assigned it to ").and(Text.strong(names.of(fact.to()))), fact.why());
  }

  private String team(Team.Id id) {
    return people.team(id).map(Team::name).orElse(id.value());
  }

  private static Text watching(boolean self, String does, String who) {
    return Text.of(self ? does : "noted that " + who + " " + does);
  }

  private static Text said(String did, Words words) {
    return words.text().isEmpty() ? Text.of(did) : Text.of(did + ": " + words.text());
  }

  private static Text because(Text what, Words why) {
    return why.text().isEmpty() ? what : what.and(": " + why.text());
  }

  private static Text link(String did, Relation relation, TicketRef other) {
    return Text.of(did + relation.words() + " ").and(new Span.Code(other.toString()));
  }

  private static String notMade(Receipt.Reason reason) {
    return switch (reason) {
      case NOT_POSSIBLE ->
          "could not make a room for it: there are none of their own on this platform. This thread"
              + " is the place to talk";
      case NOT_ALLOWED ->
          "could not make a room for it: it lacks the right to. An administrator can give it";
      case PLACE_GONE, PERSON_UNREACHABLE, INSTALLATION_LOST, NOT_ACCEPTED ->
          "could not make a room for it: the platform did not take it. This thread is the place to"
              + " talk";
    };
  }

  private static Text rated(TicketFact.Rated fact) {
    var stars = "★".repeat(fact.stars()) + "☆".repeat(5 - fact.stars());
    var text = Text.of("rated it " + stars);
    return fact.comment() == null ? text : because(text, fact.comment());
  }
}
