package dev.deskbell.doctor;

import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Checkup;
import dev.deskbell.chat.Place;
import dev.deskbell.people.Rooms;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;

/** Whether the desk may work in the rooms that teams and practices have. */
final class RoomsCheckup implements Checkup {

  private static final int MOST = 40;

  private final Rooms rooms;
  private final ObjectProvider<ChatPlatform> platforms;

  RoomsCheckup(Rooms rooms, ObjectProvider<ChatPlatform> platforms) {
    this.rooms = rooms;
    this.platforms = platforms;
  }

  @Override
  public List<Finding> examine() {
    var bound = rooms.all().values().stream().flatMap(List::stream).distinct().limit(MOST).toList();
    var findings = new ArrayList<Finding>();
    platforms.stream().forEach(it -> findings.addAll(examine(it, bound)));
    return findings.isEmpty()
        ? List.of(Finding.well("rooms", "the desk may work in those that are bound"))
        : findings;
  }

  private static List<Finding> examine(ChatPlatform platform, List<Place> bound) {
    var own = bound.stream().filter(it -> it.platform().equals(platform.name())).toList();
    return platform instanceof Checkup checkup && !own.isEmpty()
        ? checkup.examineRooms(own)
        : List.of();
  }
}
