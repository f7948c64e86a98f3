package dev.deskbell.ticket;

import dev.deskbell.conversation.Refusal;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a filter says beside its words, as conditions. */
@Component
class Narrowing {
  static final String OPEN = "t.phase in ('NEW', 'ACTIVE', 'HELD')";
  private static final String DONE = "t.phase in ('RESOLVED', 'CLOSED')";

  private final TicketKinds kinds;
  private final People people;

  Narrowing(TicketKinds kinds, People people) {
    this.kinds = kinds;
    this.people = people;
  }

  Conditions by(Filter filter, Conditions all, Person me) {
    var phase = filter.open() == null ? all : all.and(filter.open() ? OPEN : DONE);
    return phase
        .equal("kind", filter.kind() == null ? null : prefix(filter.kind()))
        .equal("team", filter.team())
        .equal("service", filter.service())
        .equal("priority", filter.priority() == null ? null : filter.priority().name())
        .among("assignee", person(filter.assignee(), me))
        .among("requester", person(filter.requester(), me));
  }

  /**
   * The keys of the index of words that all such tickets of an {@code era} have, in SQL after
   * {@link #by}: that of the era where nothing narrower is one. What is neither P1 nor P2 is too
   * common to have a key.
   */
  static String keys(Filter filter) {
    var keys = new ArrayList<String>();
    if (filter.kind() != null) {
      keys.add("ticket_key(era, :of_kind, 1)");
    }
    if (filter.service() != null) {
      keys.add("ticket_key(era, :of_service, 2)");
    }
    if (filter.team() != null) {
      keys.add("ticket_key(era, :of_team, 3)");
    }
    if (Boolean.TRUE.equals(filter.open())) {
      keys.add("ticket_key(era, 'open', 4)");
    }
    if (filter.priority() == Priority.P1 || filter.priority() == Priority.P2) {
      keys.add("ticket_key(era, :of_priority, 5)");
    }
    return keys.isEmpty() ? "era" : String.join(", ", keys);
  }

  private String prefix(String kind) {
    return kinds
        .named(kind)
        .map(TicketKind::prefix)
        .orElseThrow(() ->
            new Refusal(
                "I don't know “%s”. Try is:open, is:closed, or a kind of ticket: %s."
                    .formatted(kind, names())));
  }

  private String names() {
    return kinds.all().stream().map(TicketKind::name).collect(Collectors.joining(", "));
  }

  private Long @Nullable [] person(@Nullable String typed, Person me) {
    if (typed == null) {
      return null;
    }
    var meant =
        typed.equalsIgnoreCase("me")
            ? me
            : people
                .named(typed)
                .orElseThrow(() -> new Refusal("I don't know anybody called " + typed + "."));
    return people.idsOf(meant.id()).stream().map(Person.Id::value).toArray(Long[]::new);
  }
}
