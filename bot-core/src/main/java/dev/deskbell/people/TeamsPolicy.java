package dev.deskbell.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code teams.yaml}. */
record TeamsPolicy(@Nullable List<Entry> teams) {
  static final TeamsPolicy ABSENT = new TeamsPolicy(List.of());

  List<Entry> entries() {
    return teams == null ? List.of() : teams;
  }

  record Entry(
      String id,
      String name,
      @Nullable String owner,
      @Nullable List<MemberEntry> members,
      @Nullable List<GroupEntry> groups) {
    Team team() {
      return new Team(new Team.Id(id), name);
    }

    List<MemberEntry> known() {
      return members == null ? List.of() : members;
    }

    List<GroupEntry> followed() {
      return groups == null ? List.of() : groups;
    }
  }

  record MemberEntry(String who, Role role) {}

  record GroupEntry(String platform, String workspace, String group, Role role) {}
}
