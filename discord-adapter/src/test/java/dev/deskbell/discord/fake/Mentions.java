package dev.deskbell.discord.fake;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who is notified by a message: who is mentioned in its text and allowed to be by its {@code
 * allowed_mentions}. Without these everybody mentioned is, everyone included where the author may.
 */
record Mentions(Set<String> users, Set<String> roles, boolean everyone) {
  private static final Pattern USER = Pattern.compile("<@!?(\\d+)>");
  private static final Pattern ROLE = Pattern.compile("<@&(\\d+)>");
  private static final Pattern EVERYONE = Pattern.compile("@(everyone|here)");
  private static final Pattern CODE = Pattern.compile("```.*?```|`[^`]*`", Pattern.DOTALL);

  /**
   * @param words all text of the message; what is code mentions nobody
   * @param request the request, with or without {@code allowed_mentions}
   * @param mayAll whether the author may mention everyone and all roles
   */
  static Mentions in(String words, JsonNode request, boolean mayAll) {
    var spoken = CODE.matcher(words).replaceAll(" ");
    var users = ids(USER, spoken);
    var roles = ids(ROLE, spoken);
    var everyone = EVERYONE.matcher(spoken).find() && mayAll;
    var allowed = request.path("allowed_mentions");
    if (!allowed.isObject()) {
      return new Mentions(users, roles, everyone);
    }
    keep(users, allowed, "users");
    keep(roles, allowed, "roles");
    return new Mentions(users, roles, everyone && parses(allowed, "everyone"));
  }

  private static Set<String> ids(Pattern pattern, String words) {
    return pattern
        .matcher(words)
        .results()
        .map(it -> it.group(1))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static void keep(Set<String> mentioned, JsonNode allowed, String kind) {
    if (!parses(allowed, kind)) {
      mentioned.retainAll(strings(allowed.path(kind)));
    }
  }

  private static boolean parses(JsonNode allowed, String kind) {
    return strings(allowed.path("parse")).contains(kind);
  }

  private static Set<String> strings(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(JsonNode::asString)
        .collect(Collectors.toSet());
  }

  /** The accounts behind these mentions in that channel. */
  Set<String> notified(World world, Channel channel) {
    var notified = new LinkedHashSet<>(users);
    if (channel.guild instanceof Guild guild) {
      for (var member : guild.members()) {
        var hasRole = guild.rolesOf(member.id()).stream().anyMatch(roles::contains);
        if (hasRole || everyone) {
          notified.add(member.id());
        }
      }
    }
    notified.removeIf(it -> world.findUser(it) == null);
    return notified;
  }

  void writeTo(ObjectNode message, World world) {
    var known = users.stream().map(world::findUser).filter(it -> it != null).map(it -> it.json());
    message.set("mentions", Json.array(known.toList()));
    message.set("mention_roles", Json.array(roles));
    message.put("mention_everyone", everyone);
  }
}
