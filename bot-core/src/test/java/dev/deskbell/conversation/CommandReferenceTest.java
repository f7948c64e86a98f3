package dev.deskbell.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.people.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandReferenceTest {
  private static final Param<String> TITLE =
      Param.of("title", "What happens?", Types.line(200)).hinting("In your own words");
  private static final Param<When> UNTIL = Param.of("until", "Until when?", Types.moment());

  @Test
  void everything_that_can_be_said_is_written_down() {
    var declare =
        Operation.named("incident.declare")
            .says("incident declare", "Report an incident")
            .example("incident declare Checkout is down")
            .needs(TITLE)
            .does(_ -> Outcome.silence());
    var hold =
        Operation.named("incident.hold")
            .says("incident hold", "Put it on hold")
            .takes(UNTIL)
            .by(Role.RESPONDER, Operation.Relation.ASSIGNEE)
            .does(_ -> Outcome.silence());
    var button = Operation.named("button.only").does(_ -> Outcome.silence());
    assertThat(CommandReference.of(List.of(hold, button, declare)))
        .endsWith(
            """
            ## incident

            ### incident declare

            Report an incident

            `incident declare <title>`

            - `title` (such as `a few words`): What happens? In your own words.

                incident declare Checkout is down

            For: everyone.

            ### incident hold

            Put it on hold

            `incident hold [until:"tomorrow 9am"]`

            - `until` (may be left out, such as `tomorrow 9am`): Until when?

            For: responders, the assignee.
            """);
  }
}
