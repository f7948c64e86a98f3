package dev.deskbell.doctor;

import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Checkup;
import dev.deskbell.chat.Checkup.Finding.State;
import dev.deskbell.chat.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;

/** Whether the desk may work in the rooms that teams and practices have. */
final class RoomsCheckup implements Checkup {

  /** Each is a question or two that the platform counts. */
  static final int MOST = 40;

  private final Supplier<Map<String, List<Place>>> rooms;
  private final ObjectProvider<ChatPlatform> platforms;

  /** Takes the rooms by whose they are. */
  RoomsCheckup(Supplier<Map<String, List<Place>>> rooms, ObjectProvider<ChatPlatform> platforms) {
    this.rooms = rooms;
    this.platforms = platforms;
  }

  @Override
  public List<Finding> examine() {
    var bound = rooms.get().values().stream().flatMap(List::stream).distinct().toList();
    var findings = new ArrayList<Finding>();
    platforms.stream().forEach(it -> findings.addAll(examine(it, bound)));
    return findings.isEmpty()
        ? List.of(Finding.well("rooms", "the desk may work in those that are bound"))
        : findings;
  }

  private static List<Finding> examine(ChatPlatform platform, List<Place> bound) {
    var own = bound.stream().filter(it -> it.platform().equals(platform.name())).toList();
    if (!(platform instanceof Checkup checkup) || own.isEmpty()) {
      return List.of();
    }
    var asked = own.subList(0, Math.min(MOST, own.size()));
    var findings = new ArrayList<>(checkup.examineRooms(asked));
    if (asked.size() < own.size()) {
      findings.add(unasked(platform.name(), own.size()));
    }
    return findings;
  }

  private static Finding unasked(String platform, int all) {
    return new Finding(
        State.WORTH_A_LOOK,
        platform + " rooms",
        "of " + all + " that are bound, " + MOST + " were looked at: more would take too long",
        "Look at the others there: the desk must be in them and may post.");
  }
}
