package dev.deskbell.discord.fake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The commands that the application has registered, for all servers or for one. */
final class Commands {
  private static final Pattern NAME = Pattern.compile("[-_'\\p{L}\\p{N}]{1,32}");
  private static final int SLASH = 1;
  private static final int MOST_CHARACTERS = 8_000;

  private final World world;
  private final Map<String, List<ObjectNode>> byScope = new LinkedHashMap<>();
  final AtomicInteger overwrites = new AtomicInteger();

  Commands(World world) {
    this.world = world;
  }

  /** All of a scope are what the list says from now on. */
  List<ObjectNode> overwrite(String application, String scope, JsonNode asked) {
    overwrites.incrementAndGet();
    var before = in(scope);
    var now = new ArrayList<ObjectNode>();
    for (var command : asked) {
      check(command);
      var written = ((ObjectNode) command.deepCopy());
      var known = before.stream().filter(it -> same(it, command)).findFirst();
      written.put("id", known.map(it -> Json.text(it, "id")).orElseGet(world.ids::next));
      written.put("application_id", application).put("version", world.ids.next());
      written.put("type", command.path("type").asInt(SLASH));
      if (!scope.isEmpty()) {
        written.put("guild_id", scope);
      }
      now.add(written);
    }
    count(now, 1, 100);
    count(now, 2, 15);
    count(now, 3, 15);
    byScope.put(scope, now);
    return now;
  }

  private static void count(List<ObjectNode> commands, int type, int most) {
    var some = commands.stream().filter(it -> it.path("type").asInt() == type).toList();
    var names = some.stream().map(it -> Json.text(it, "name")).toList();
    if (some.size() > most) {
      throw new ApiError(400, 30032, "Maximum number of application commands reached");
    }
    if (new HashSet<>(names).size() < names.size()) {
      throw ApiError.invalidForm("APPLICATION_COMMANDS_DUPLICATE_NAME");
    }
  }

  private static boolean same(JsonNode one, JsonNode other) {
    return Json.text(one, "name").equals(Json.text(other, "name"))
        && one.path("type").asInt(SLASH) == other.path("type").asInt(SLASH);
  }

  private static void check(JsonNode command) {
    var name = Json.text(command, "name");
    if (command.path("type").asInt(SLASH) == SLASH) {
      require(
          NAME.matcher(name).matches() && name.equals(name.toLowerCase(java.util.Locale.ROOT)),
          name);
      require(characters(command) <= MOST_CHARACTERS, name + " is longer than 8000 characters");
      options(command, 0);
    } else {
      require(!name.isBlank() && name.length() <= 32, name);
    }
  }

  private static int characters(JsonNode of) {
    var sum = Json.text(of, "name").length() + Json.text(of, "description").length();
    for (var option : of.path("options")) {
      sum += characters(option);
    }
    for (var choice : of.path("choices")) {
      sum += Json.text(choice, "name").length() + Json.text(choice, "value").length();
    }
    return sum;
  }

  private static void options(JsonNode of, int depth) {
    var names = new HashSet<String>();
    var optional = false;
    for (var option : of.path("options")) {
      var name = Json.text(option, "name");
      require(NAME.matcher(name).matches() && names.add(name), name);
      var description = Json.text(option, "description");
      require(!description.isBlank() && description.length() <= 100, name + "'s description");
      var isCommand = option.path("type").asInt() <= 2;
      require(!isCommand || depth < 2, "groups within groups");
      require(!option.path("required").asBoolean() || !optional, "required options come first");
      optional |= !isCommand && !option.path("required").asBoolean();
      require(option.path("choices").size() <= 25, name + " has more than 25 choices");
      options(option, depth + 1);
    }
    require(names.size() <= 25, "more than 25 options");
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw ApiError.invalidForm("APPLICATION_COMMAND " + what);
    }
  }

  List<ObjectNode> in(String scope) {
    return byScope.getOrDefault(scope, List.of());
  }

  /** What a person can call there: the server's own before those of all servers. */
  List<ObjectNode> offered(String guild) {
    var offered = new ArrayList<>(in(guild));
    in("").stream()
        .filter(it -> offered.stream().noneMatch(own -> same(own, it)))
        .forEach(offered::add);
    return offered;
  }
}
