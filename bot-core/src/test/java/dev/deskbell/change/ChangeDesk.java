package dev.deskbell.change;

import dev.deskbell.people.People;
import dev.deskbell.testing.Desk;
import dev.deskbell.testing.PracticeDesk;
import dev.deskbell.ticket.Erasure;
import dev.deskbell.ticket.Fact;
import java.util.Map;

/** The desk for stories of changes. */
final class ChangeDesk extends PracticeDesk {
  ChangeDesk() {
    super("CHG");
  }

  /** Ben proposes something for the calibration database; how risky depends on what he answers. */
  Desk.Answered propose(String answers) {
    return propose("tomorrow 9am", answers);
  }

  Desk.Answered propose(String from, String answers) {
    return as("ben")
        .types(
            "change propose New certificate store services:calibration from:\""
                + from
                + "\" until:2h"
                + " plan:\"Switch to the new store\" test:\"Open a certificate\""
                + " back-out:\"Switch back\" "
                + answers);
  }

  Desk.Answered proposeHighRisk() {
    return propose("tried:never undo:hours outage:many");
  }

  Desk.Answered proposeLowRisk() {
    return propose("tried:often undo:minutes outage:nobody");
  }

  /** Where the number is asked for, it is typed. */
  void approve(String who) {
    as(who).types("approve CHG-1").sends(Map.of("number", "CHG-1"));
  }

  void erase(String who) {
    var whose = get(People.class).named(who).orElseThrow().id();
    get(Erasure.class).erase(whose, Fact.DESK, clock.instant());
  }
}
