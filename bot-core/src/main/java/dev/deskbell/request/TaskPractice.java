package dev.deskbell.request;

import static dev.deskbell.conversation.Operation.Relation.ASSIGNEE;

import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Reader;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.people.People;
import dev.deskbell.people.Role;
import dev.deskbell.ticket.TicketParams;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Does what is to be done for a request, in its order. */
@Component
class TaskPractice implements Practice {
  static final String NAME = "request.task";

  private final Param<TicketRef> request;
  private final Requests requests;
  private final Tasks tasks;
  private final Tickets tickets;
  private final People people;

  TaskPractice(
      TicketParams params, Requests requests, Tasks tasks, Tickets tickets, People people) {
    this.request = params.of(RequestPractice.KIND);
    this.requests = requests;
    this.tasks = tasks;
    this.tickets = tickets;
    this.people = people;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named(NAME)
            .says("request task", "Say that a task of a request is done")
            .example("request task REQ-7", "request task REQ-7 task:order")
            .needs(request)
            .thenAsks(this::asks)
            .by(Role.REQUESTER, ASSIGNEE)
            .does(this::done));
  }

  /** Whichever of its tasks are open. */
  private List<Operation.Asked> asks(Reader reader) {
    return of(reader.given().getOrDefault(request.name(), ""))
        .map(it -> List.of(new Operation.Asked(which(it), true)))
        .orElse(List.of());
  }

  private Optional<List<Tasks.Listed>> of(String typed) {
    var number = typed.strip().matches("[1-9]\\d{0,14}") ? "REQ-" + typed.strip() : typed;
    return TicketRef.parse(number)
        .map(tasks::of)
        .map(all -> all.stream().filter(Tasks.Listed::isOpen).toList())
        .filter(all -> !all.isEmpty());
  }

  private static Param<Tasks.Listed> which(List<Tasks.Listed> open) {
    Function<Tasks.Listed, String> id = Tasks.Listed::id;
    return Param.of("task", "Which task?", Types.oneOf("task", open, id, Tasks.Listed::name));
  }

  private Outcome done(Turn turn) {
    var ref = turn.get(request);
    var open = tasks.of(ref).stream().filter(Tasks.Listed::isOpen).toList();
    var task =
        open.isEmpty()
            ? Optional.<Tasks.Listed>empty()
            : turn.find(which(open)).filter(open::contains);
    var meant = task.orElseThrow(() -> new Refusal("%s has no such open task.".formatted(ref)));
    check(turn, ref, meant, open);
    var found = requests.findByRef(ref).orElseThrow(() -> new Refusal("There is no " + ref + "."));
    tickets.record(found.done(turn.actor().id(), turn.at(), meant.id()));
    tasks.done(ref, meant.id(), turn.actor().id(), turn.at());
    return Outcome.silence();
  }

  /** Its own team does it, when its turn has come. */
  private void check(Turn turn, TicketRef ref, Tasks.Listed task, List<Tasks.Listed> open) {
    var head = tickets.head(ref);
    var team = task.team() == null ? head.team() : task.team();
    var mine = head.assignee() != null && people.same(head.assignee(), turn.actor().id());
    if (!people.holds(turn.actor().id(), Role.AGENT, team) && !(mine && task.team() == null)) {
      throw new Refusal(
          "“%s” is for agents of the team %s. Ask one of them.".formatted(task.name(), team));
    }
    var first =
        open.stream()
            .filter(it -> task.after().contains(it.id()))
            .map(Tasks.Listed::name)
            .collect(Collectors.joining(", "));
    if (!first.isEmpty()) {
      throw new Refusal("First comes: %s. Then “%s”.".formatted(first, task.name()));
    }
  }
}
