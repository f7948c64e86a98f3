package dev.deskbell.doctor;

import dev.deskbell.chat.Checkup;
import dev.deskbell.delivery.Auditor;
import dev.deskbell.delivery.Problems;
import java.util.ArrayList;
import java.util.List;

/** Whether everybody is told what they should be told. */
final class DeliveryCheckup implements Checkup {

  private static final int SHOWN = 5;

  private final Auditor auditor;
  private final Problems problems;

  DeliveryCheckup(Auditor auditor, Problems problems) {
    this.auditor = auditor;
    this.problems = problems;
  }

  @Override
  public List<Finding> examine() {
    var findings = new ArrayList<Finding>();
    var all = auditor.findings();
    for (var stuck : all) {
      findings.add(
          new Finding(
              Finding.State.BROKEN,
              "delivery",
              "something is stuck (%s, %s): %s"
                  .formatted(stuck.about(), stuck.cause(), stuck.why()),
              "Say `delivery problems` to see what to do about it."));
    }
    problems.open().stream()
        .limit(SHOWN)
        .forEach(it ->
            findings.add(
                new Finding(
                    Finding.State.WORTH_A_LOOK,
                    "delivery",
                    it.sentence(),
                    "When it is mended, say `delivery mended " + it.id() + "`.")));
    return findings.isEmpty()
        ? List.of(Finding.well("delivery", "nothing is stuck"))
        : shown(findings, all.size() + problems.countOpen(), Auditor.areAll(all));
  }

  private static List<Finding> shown(List<Finding> findings, int all, boolean exactly) {
    var shown = new ArrayList<>(findings.subList(0, Math.min(2 * SHOWN, findings.size())));
    if (all > shown.size()) {
      shown.add(
          new Finding(
              Finding.State.WORTH_A_LOOK,
              "delivery",
              (exactly ? "" : "at least ")
                  + (all - shown.size())
                  + " more that are stuck or were noted are not shown",
              "Say `delivery problems` to see the newest and to say what is mended."));
    }
    return List.copyOf(shown);
  }
}
