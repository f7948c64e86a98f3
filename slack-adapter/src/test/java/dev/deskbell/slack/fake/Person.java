package dev.deskbell.slack.fake;

import java.time.Instant;
import java.time.ZoneId;
import tools.jackson.databind.node.ObjectNode;

/**
 * Somebody in a workspace.
 *
 * @param kind what Slack says of them in {@code users.info}
 */
public record Person(String id, String team, String name, String email, ZoneId zone, Kind kind) {
  /** What stands behind a user id. */
  public enum Kind {
    MEMBER,
    /** Sees only the channels they are invited to. */
    GUEST,
    /** Of another organisation, met in a shared channel. */
    STRANGER,
    BOT,
    DEACTIVATED
  }

  Person with(Kind other) {
    return new Person(id, team, name, email, zone, other);
  }

  /** As {@code users.info} tells it. */
  ObjectNode told(boolean emails) {
    var profile = Json.object().put("real_name", name).put("display_name", name);
    if (emails && kind != Kind.BOT && kind != Kind.STRANGER) {
      profile.put("email", email);
    }
    var told = Json.object().put("id", id).put("team_id", team).put("name", name);
    told.put("real_name", name).put("deleted", kind == Kind.DEACTIVATED);
    told.put("is_bot", kind == Kind.BOT).put("is_app_user", false);
    told.put("is_restricted", kind == Kind.GUEST).put("is_ultra_restricted", false);
    told.put("is_stranger", kind == Kind.STRANGER).put("tz", zone.getId());
    told.put("tz_offset", zone.getRules().getOffset(Instant.EPOCH).getTotalSeconds());
    told.set("profile", profile);
    return told;
  }
}
