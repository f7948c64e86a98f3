package dev.deskbell.people;

import dev.deskbell.chat.Place;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code organisation.yaml}. */
record OrganisationPolicy(String name, String zone, @Nullable RoomsEntry rooms) {
  static final OrganisationPolicy ABSENT = new OrganisationPolicy("the organisation", "UTC", null);

  RoomsEntry bound() {
    return rooms == null ? new RoomsEntry(null, null) : rooms;
  }

  ZoneId zoneId() {
    return ZoneId.of(zone);
  }

  record RoomsEntry(
      @Nullable Map<String, List<PlaceEntry>> teams,
      @Nullable Map<String, List<PlaceEntry>> practices) {
    Map<String, List<PlaceEntry>> byTeam() {
      return teams == null ? Map.of() : teams;
    }

    Map<String, List<PlaceEntry>> byPractice() {
      return practices == null ? Map.of() : practices;
    }
  }

  record PlaceEntry(String platform, String workspace, String channel) {
    Place place() {
      return Place.channel(platform, workspace, channel);
    }
  }
}
