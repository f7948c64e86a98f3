package dev.deskbell.ticket;

import dev.deskbell.chat.Card;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Subjects;
import dev.deskbell.people.Person;
import dev.deskbell.people.Team;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Tickets as what operations are about. */
@Component
class TicketSubjects implements Subjects {
  private final Tickets tickets;
  private final Heads heads;
  private final Visibility visibility;
  private final TicketCards cards;
  private final SingletonSupplier<List<Involvement>> involvements;

  TicketSubjects(
      Tickets tickets,
      Heads heads,
      Visibility visibility,
      TicketCards cards,
      ObjectProvider<Involvement> involvements) {
    this.tickets = tickets;
    this.heads = heads;
    this.visibility = visibility;
    this.cards = cards;
    this.involvements = SingletonSupplier.of(() -> involvements.stream().toList());
  }

  @Override
  public List<Subject> lock(Collection<String> refs) {
    return tickets.lock(read(refs)).stream().map(this::subject).toList();
  }

  @Override
  public List<Subject> look(Collection<String> refs) {
    return heads.look(read(refs)).stream().map(this::subject).toList();
  }

  private static List<TicketRef> read(Collection<String> refs) {
    return refs.stream().map(TicketRef::parse).flatMap(Optional::stream).sorted().toList();
  }

  private Subject subject(Head head) {
    return new Known(head, visibility, involvements.obtain());
  }

  @Override
  public Card draw(String ref, Person reader, String sentence) {
    return cards.whisper(TicketRef.of(ref), reader, sentence);
  }

  private record Known(Head head, Visibility visibility, List<Involvement> involvements)
      implements Subject {
    @Override
    public String ref() {
      return head.ref().toString();
    }

    @Override
    public Team.@Nullable Id team() {
      return head.team();
    }

    @Override
    public boolean visibleTo(Person.Id person) {
      return visibility.allows(head, person);
    }

    @Override
    public Set<Operation.Relation> relationsOf(Person.Id person) {
      var relations = EnumSet.noneOf(Operation.Relation.class);
      if (person.equals(head.requester())) {
        relations.add(Operation.Relation.REQUESTER);
      }
      if (person.equals(head.assignee())) {
        relations.add(Operation.Relation.ASSIGNEE);
      }
      if (head.watchers().contains(person)) {
        relations.add(Operation.Relation.WATCHER);
      }
      if (head.helpers().contains(person)
          || involvements.stream().anyMatch(it -> it.called(head.ref(), person))) {
        relations.add(Operation.Relation.CALLED);
      }
      return relations;
    }
  }
}
