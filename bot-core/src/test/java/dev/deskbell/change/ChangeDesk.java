package dev.deskbell.change;

import dev.deskbell.testing.Desk;
import dev.deskbell.testing.PracticeDesk;

/** The desk for stories of changes. */
final class ChangeDesk extends PracticeDesk {
  ChangeDesk() {
    super("CHG");
  }

  /** Ben proposes new firewall rules for remote access; how risky depends on what he answers. */
  Desk.Answered propose(String answers) {
    return as("ben")
        .types(
            "change propose New firewall rules services:vpn from:\"tomorrow 9am\" until:2h"
                + " plan:\"Load the new rules\" test:\"Sign in from outside\""
                + " back-out:\"Load the old rules\" "
                + answers);
  }

  Desk.Answered proposeHighRisk() {
    return propose("tried:never undo:hours outage:many");
  }

  Desk.Answered proposeLowRisk() {
    return propose("tried:often undo:minutes outage:nobody");
  }
}
