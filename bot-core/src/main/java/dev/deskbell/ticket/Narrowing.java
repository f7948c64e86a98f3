package dev.deskbell.ticket;

import dev.deskbell.conversation.Refusal;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
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
