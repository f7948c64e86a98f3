package dev.deskbell.conversation;

import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Incoming;
import dev.deskbell.people.Person;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What fits while somebody is typing: nothing that they may not do or see. */
@Component
class Lookups {
  private final Operations operations;
  private final Permission permission;
  private final FormSessions sessions;

  Lookups(Operations operations, Permission permission, FormSessions sessions) {
    this.operations = operations;
    this.permission = permission;
    this.sessions = sessions;
  }

  List<Choice> of(Incoming.Lookup lookup, Person person) {
    return operations
        .of(lookup.call())
        .filter(it -> permission.offers(it, person))
        .map(it -> of(it, lookup, person))
        .orElse(List.of());
  }

  private List<Choice> of(Operation operation, Incoming.Lookup lookup, Person person) {
    var kept =
        FormCall.parse(lookup.call().about())
            .flatMap(it -> sessions.find(it.session(), person.id()))
            .map(FormSessions.Session::given)
            .orElse(Given.NOTHING)
            .with(lookup.given());
    var origin = lookup.origin();
    var reader =
        new Reader(
            person,
            origin.by().account(),
            origin.when().truncatedTo(ChronoUnit.MICROS),
            origin.at(),
            kept.mentioned(),
            kept.values());
    var known = operation.params().stream();
    return Stream.concat(known, further(operation, lookup, reader, kept))
        .filter(it -> it.name().equals(lookup.field()))
        .findFirst()
        .map(it -> it.type().suggest(Given.cleaned(lookup.typed()), reader))
        .map(it -> it.subList(0, Math.min(Choice.MOST, it.size())))
        .orElse(List.of());
  }

  /** What else is asked about a subject is suggested to those only who may know of it. */
  private Stream<Param<?>> further(
      Operation operation, Incoming.Lookup lookup, Reader reader, Given kept) {
    if (operation.params().stream().anyMatch(it -> it.name().equals(lookup.field()))) {
      return Stream.empty();
    }
    var attempt =
        new Attempt(
            lookup.origin(), reader.person(), operation, kept, new Attempt.Way.Opening(0), null);
    try {
      permission.checkAhead(attempt, Reading.of(attempt).subjects());
    } catch (Refusal | Permission.Denied _) {
      return Stream.empty();
    }
    return Reading.further(operation, reader).stream().map(Operation.Asked::param);
  }
}
