package dev.deskbell.oncall;

import dev.deskbell.delivery.Piece;
import java.time.Instant;

/** The pieces that on-call tells. */
final class Topics {
  static final String COVER = "oncall.cover";
  static final String SWAP = "oncall.swap";
  static final String HANDOFF = "oncall.handoff";
  static final String GAPS = "oncall.gaps";
  static final String CLASHES = "oncall.clashes";
  static final String STUCK = "oncall.stuck";
  static final String GROUP = "oncall.group";

  static final String PAGE = "oncall.page";

  private Topics() {}

  static Piece handoff(Schedule schedule, Instant from) {
    return of(HANDOFF, schedule, from);
  }

  static Piece group(Schedule schedule, SchedulesPolicy.GroupEntry group) {
    return new Piece(GROUP, "schedule-" + schedule.id(), schedule.id() + "@" + group.group());
  }

  static Piece gaps(Schedule schedule, Instant from) {
    return of(GAPS, schedule, from);
  }

  static Piece clashes(Schedule schedule, Instant from) {
    return of(CLASHES, schedule, from);
  }

  private static Piece of(String topic, Schedule schedule, Instant from) {
    return new Piece(
        topic, "schedule-" + schedule.id(), schedule.id() + "@" + from.getEpochSecond());
  }

  /** Its order is kept with all others of the ticket. */
  static Piece page(Page page) {
    return new Piece(PAGE, page.ticket().toString(), Long.toString(page.id()));
  }

  static Piece cover(long id) {
    return new Piece(COVER, "cover-" + id, Long.toString(id));
  }

  static Piece swap(long id) {
    return new Piece(SWAP, "swap-" + id, Long.toString(id));
  }
}
