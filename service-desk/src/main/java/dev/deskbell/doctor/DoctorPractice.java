package dev.deskbell.doctor;

import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Turn;
import dev.deskbell.people.Role;
import java.util.List;

/** The doctor for administrators, from wherever they chat. */
final class DoctorPractice implements Practice {

  private final DoctorTask task;

  DoctorPractice(DoctorTask task) {
    this.task = task;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named("doctor.examine")
            .says("doctor", "Have the desk's set-up looked at, and hear what to mend")
            .example("doctor")
            .by(Role.ADMINISTRATOR)
            .does(this::examine));
  }

  /** It talks to the platforms, which takes seconds: the turn only asks for it. */
  private Outcome examine(Turn turn) {
    task.ask(turn.actor().id(), turn.at());
    return Outcome.said("I am looking, and tell you in a moment.");
  }
}
