package dev.deskbell.incident;

import static dev.deskbell.conversation.Operation.Relation.ASSIGNEE;
import static dev.deskbell.conversation.Operation.Relation.CALLED;

import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.PersonType;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Telling;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.TicketParams;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.util.List;
import org.springframework.stereotype.Component;

/** Gives people tasks in a major incident; done by a button. */
@Component
class TaskPractice implements Practice {
  static final String ADD = "incident.task";
  static final String DONE = "incident.done";

  private static final Param<String> WHAT =
      Param.of("what", "What is to be done?", Types.lines(500));
  private static final Param<Long> NUMBER =
      Param.of("number", "Which task?", Types.number(1, 100_000));

  private final Param<TicketRef> incident;
  private final Param<Person> owner;
  private final Incidents incidents;
  private final Tasks tasks;
  private final Tickets tickets;
  private final Deliveries deliveries;
  private final People people;

  TaskPractice(
      TicketParams params,
      PersonType owner,
      Incidents incidents,
      Tasks tasks,
      Tickets tickets,
      Deliveries deliveries,
      People people) {
    this.incident = params.of(IncidentPractice.KIND);
    this.owner = Param.of("owner", "Who does it?", owner);
    this.incidents = incidents;
    this.tasks = tasks;
    this.tickets = tickets;
    this.deliveries = deliveries;
    this.people = people;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named(ADD)
            .says("major task", "Give somebody a task in a major incident")
            .example("major task INC-7 Call the bank owner:@ben")
            .needs(incident, WHAT, owner)
            .by(Role.RESPONDER, ASSIGNEE, CALLED)
            .does(this::add),
        Operation.named(DONE)
            .says("major done", "Say that a task of a major incident is done")
            .example("major done INC-7 2")
            .needs(incident, NUMBER)
            .by(Role.REQUESTER)
            .does(this::done));
  }

  private Outcome add(Turn turn) {
    var ref = turn.get(incident);
    incidents.findByRef(ref).orElseThrow(() -> new Refusal("There is no " + ref + ".")).asMajor();
    var whose = turn.get(owner).id();
    if (!tickets.visible(tickets.head(ref), whose)) {
      throw new Refusal("%s is private. Call them first: `major invite`.".formatted(ref));
    }
    var number = tasks.of(ref).size() + 1;
    var fact =
        new MajorFact.TaskAdded(
            ref, turn.actor().id(), turn.at(), number, new Words(turn.get(WHAT)), whose);
    tickets.record(new Noted(fact));
    tasks.add(fact);
    var piece = Topics.of(Topics.TASK, ref, number);
    deliveries.tell(List.of(Telling.keep(piece, new Destination.Someone(whose))));
    return Outcome.silence();
  }

  /** Whoever has it, or works on the incident. */
  private Outcome done(Turn turn) {
    var ref = turn.get(incident);
    var number = turn.get(NUMBER);
    var task =
        tasks
            .numbered(ref, number)
            .orElseThrow(() -> new Refusal("%s has no task %d.".formatted(ref, number)));
    if (!task.isOpen()) {
      throw new Refusal("Task %d of %s is done already.".formatted(number, ref));
    }
    check(turn, ref, task);
    var fact = new MajorFact.TaskDone(ref, turn.actor().id(), turn.at(), task.number());
    tickets.record(new Noted(fact));
    tasks.done(fact);
    var piece = Topics.of(Topics.TASK, ref, number);
    deliveries.tell(List.of(Telling.keep(piece, new Destination.Someone(task.owner()))));
    return Outcome.silence();
  }

  private void check(Turn turn, TicketRef ref, Tasks.Task task) {
    var me = turn.actor().id();
    var head = tickets.head(ref);
    if (!people.same(task.owner(), me)
        && !people.holds(me, Role.RESPONDER, head.team())
        && !head.helpers().contains(people.get(me).id())) {
      throw new Refusal(
          "Task %d of %s is for who has it, or works on it. Ask one of them."
              .formatted(task.number(), ref));
    }
  }
}
