package dev.deskbell.conversation;

import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Who may do what: asked at the moment of the deed, never when a button is drawn. */
@Component
class Permission {
  private final People people;
  private final SingletonSupplier<Subjects> subjects;

  Permission(People people, ObjectProvider<Subjects> subjects) {
    this.people = people;
    this.subjects = SingletonSupplier.of(subjects::getObject);
  }

  /** A "no" that nothing a person could type differently would change; a role might. */
  static final class Denied extends RuntimeException {
    private static final long serialVersionUID = 1;

    Denied(String why) {
      super(why, null, false, false);
    }

    String why() {
      return String.valueOf(getMessage());
    }
  }

  /** Whether there may be anything on which they may do this. */
  boolean offers(Operation operation, Person person) {
    return holds(person, operation, List.of())
        || (belongs(person) && operation.orElse().stream().anyMatch(it -> mayBe(it, person)));
  }

  /** Anybody may ask or watch; only who works on tickets is ever assigned one. */
  private boolean mayBe(Operation.Relation relation, Person person) {
    return switch (relation) {
      case REQUESTER, WATCHER -> true;
      case ASSIGNEE, CALLED -> people.holds(person.id(), Role.AGENT, null);
    };
  }

  /**
   * Refuses who may not do this to these: the role counts in the team of the first, and all must
   * exist for the person.
   */
  void check(Attempt attempt, Collection<Subjects.Subject> found, List<String> meant) {
    var person = attempt.person();
    var known =
        found.stream()
            .filter(it -> it.visibleTo(person.id()))
            .collect(Collectors.toMap(Subjects.Subject::ref, Function.identity()));
    for (var ref : meant) {
      if (!known.containsKey(ref)) {
        throw Subjects.unknown(ref);
      }
    }
    var concerned =
        meant.stream()
            .limit(1)
            .flatMap(it -> Collections.singleton(known.get(it)).stream())
            .toList();
    if (!holds(person, attempt.operation(), concerned)) {
      throw new Denied(no(attempt.operation(), concerned));
    }
  }

  /** Locks the subjects in the turn's transaction. */
  void lockAndCheck(Attempt attempt, List<String> meant) {
    check(attempt, meant.isEmpty() ? List.of() : subjects().lock(meant), meant);
  }

  /** The same without locks, for what only reads. */
  void lookAndCheck(Attempt attempt, List<String> meant) {
    check(attempt, meant.isEmpty() ? List.of() : subjects().look(meant), meant);
  }

  /** Before anybody is bothered with a form; it may not be known yet what it will be about. */
  void checkAhead(Attempt attempt, List<String> meant) {
    if (!meant.isEmpty() || !offers(attempt.operation(), attempt.person())) {
      lookAndCheck(attempt, meant);
    }
  }

  private Subjects subjects() {
    return subjects.obtain();
  }

  /** Whether they may anything at all: what was somebody's is not theirs once they have left. */
  boolean belongs(Person person) {
    return people.holds(person.id(), Role.REQUESTER, null);
  }

  private boolean holds(Person person, Operation operation, List<Subjects.Subject> concerned) {
    if (operation.role() == Role.REQUESTER || !belongs(person)) {
      return belongs(person);
    }
    if (concerned.isEmpty()) {
      return people.holds(person.id(), operation.role(), null);
    }
    var subject = concerned.getFirst();
    return people.holds(person.id(), operation.role(), subject.team())
        || !Collections.disjoint(operation.orElse(), subject.relationsOf(person.id()));
  }

  private String no(Operation operation, List<Subjects.Subject> concerned) {
    var role = operation.role().name().toLowerCase(Locale.ROOT);
    var team = concerned.isEmpty() ? null : concerned.getFirst().team();
    var where = team == null ? "" : " in the team " + team;
    return "“"
        + operation.phrase()
        + "” is for people with the role "
        + role
        + where
        + ". Ask one of them to do it, or an administrator for the role.";
  }
}
