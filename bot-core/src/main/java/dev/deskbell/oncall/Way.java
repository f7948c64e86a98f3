package dev.deskbell.oncall;

import dev.deskbell.chat.Place;

/** How pages name rooms. */
final class Way {
  static final String ROOM = "room";

  private Way() {}

  /** Platform, workspace and channel; only the first two have no slashes of their own. */
  static String written(Place room) {
    return room.platform() + "/" + room.workspace() + "/" + room.channel();
  }

  static Place room(String written) {
    var parts = written.split("/", 3);
    return Place.channel(parts[0], parts[1], parts[2]);
  }
}
