package dev.deskbell.change;

import dev.deskbell.change.Ruling.Reason;
import dev.deskbell.ticket.Names;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a pipeline may change a service now: no, unless everything that must be so is. Pure.
 *
 * @param service as it was asked for
 * @param known whether there is such a service
 * @param subject the change that was named, if there is such a one
 * @param freezes that hold now and are not passed by whoever carries it out
 * @param brokenUntil if people opened the gate for this service
 */
record Gate(
    String service,
    boolean known,
    Optional<Subject> subject,
    List<dev.deskbell.service.Window> freezes,
    @Nullable Instant brokenUntil) {
  /**
   * A change, and what its approval says.
   *
   * @param approved whether exactly this is approved
   * @param before whether it was approved at some time
   * @param withdrawn why the template it was made from authorises nothing any more; else empty
   */
  record Subject(ChangeRecord change, boolean approved, boolean before, String withdrawn) {}

  Ruling at(Instant moment, ZoneId zone) {
    if (!known) {
      return new Ruling(Reason.UNKNOWN, "There is no service " + service + ".");
    }
    if (brokenUntil != null && moment.isBefore(brokenUntil)) {
      return new Ruling(
          Reason.BREAK_GLASS, "Opened in an emergency until " + written(brokenUntil, zone) + ".");
    }
    return subject
        .map(it -> of(it, moment, zone))
        .orElseGet(() ->
            new Ruling(
                Reason.UNKNOWN,
                "There is no such change. Propose it in chat, and say change=CHG-7."));
  }

  private Ruling of(Subject it, Instant moment, ZoneId zone) {
    var change = it.change();
    if (!change.terms().services().contains(service)) {
      return new Ruling(Reason.OTHER_SERVICE, change.ref() + " is no change of " + service + ".");
    }
    return authority(it)
        .or(() -> freeze(change, zone))
        .or(() -> window(change, moment, zone))
        .orElseGet(() ->
            new Ruling(
                Reason.APPROVED,
                change.ref() + " may go on until " + written(change.window().until(), zone) + "."));
  }

  private static Optional<Ruling> authority(Subject it) {
    var change = it.change();
    return switch (change.status()) {
      case SCHEDULED ->
          it.approved()
              ? withdrawn(it)
              : no(
                  Reason.APPROVAL_VOID,
                  change.ref() + " was changed since it was approved. It must be approved again.");
      case IN_PROGRESS ->
          it.approved()
              ? withdrawn(it)
              : no(
                  Reason.APPROVAL_VOID,
                  change.ref()
                      + " is not what was approved, or not in the hands it was approved for. Give it"
                      + " back to them, or end it and propose another.");
      case DRAFT, AWAITING_APPROVAL ->
          it.before()
              ? no(
                  Reason.APPROVAL_VOID,
                  change.ref() + " was changed since it was approved. It must be approved again.")
              : no(Reason.NOT_APPROVED, change.ref() + " is not approved yet.");
      case IN_REVIEW, CLOSED, REJECTED, EXPIRED, CANCELLED ->
          no(
              Reason.NOT_OPEN,
              change.ref()
                  + " is over: "
                  + change.status().words().toLowerCase(java.util.Locale.ROOT)
                  + ". Propose another.");
    };
  }

  private static Optional<Ruling> withdrawn(Subject it) {
    return it.withdrawn().isEmpty()
        ? Optional.empty()
        : no(
            Reason.APPROVAL_VOID,
            "The template of " + it.change().ref() + " is withdrawn: " + it.withdrawn() + ".");
  }

  /** What could not wait goes through a freeze. */
  private Optional<Ruling> freeze(ChangeRecord change, ZoneId zone) {
    return change.terms().type() == ChangeType.EMERGENCY
        ? Optional.empty()
        : freezes.stream()
            .findFirst()
            .map(it ->
                new Ruling(
                    Reason.FREEZE,
                    "Nothing may be changed until "
                        + written(it.when().until(), zone)
                        + ": "
                        + it.name()
                        + "."));
  }

  private static Optional<Ruling> window(ChangeRecord change, Instant moment, ZoneId zone) {
    var window = change.window();
    return window.contains(moment)
        ? Optional.empty()
        : no(
            Reason.OUTSIDE_WINDOW,
            change.ref()
                + " is planned from "
                + written(window.from(), zone)
                + " until "
                + written(window.until(), zone)
                + ".");
  }

  private static Optional<Ruling> no(Reason reason, String message) {
    return Optional.of(new Ruling(reason, message));
  }

  private static String written(Instant moment, ZoneId zone) {
    return Names.written(moment, zone);
  }
}
