package dev.deskbell.discord;

import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the commands to Discord, if they are not there already: it counts how often. */
final class Registration {

  private static final Logger LOG = LoggerFactory.getLogger(Registration.class);

  private final Rest rest;
  private final Self self;
  private final DiscordSettings settings;

  Registration(Rest rest, Self self, DiscordSettings settings) {
    this.rest = rest;
    this.self = self;
    this.settings = settings;
  }

  void register(Definitions definitions) {
    if (!isCurrent(definitions)) {
      rest.ask(Ask.put(path(), definitions.json(isEverywhere()))).done();
      LOG.info("Commands are written to Discord.");
    }
  }

  boolean isCurrent(Definitions definitions) {
    var there = rest.ask(Ask.get(path())).done().array();
    return digest(there, isEverywhere())
        .equals(digest(definitions.json(isEverywhere()), isEverywhere()));
  }

  private boolean isEverywhere() {
    return settings.developmentGuild() == null;
  }

  private String path() {
    var application = "applications/" + self.application();
    return isEverywhere()
        ? application + "/commands"
        : application + "/guilds/" + settings.developmentGuild() + "/commands";
  }

  /** What counts in them: Discord adds ids, versions and what it takes for granted. */
  static String digest(DataArray commands, boolean isEverywhere) {
    return commands.stream(DataArray::getObject)
        .sorted(Comparator.comparing(it -> it.getInt("type", 1) + it.getString("name", "")))
        .map(it -> digest(it) + (isEverywhere ? contexts(it) : ""))
        .collect(Collectors.joining("\n"));
  }

  private static String digest(DataObject it) {
    return it.getInt("type", 1)
        + " "
        + it.getString("name", "")
        + " "
        + it.getString("description", "")
        + " "
        + it.getBoolean("required", false)
        + " "
        + it.getBoolean("autocomplete", false)
        + children(it, "options", Registration::digest)
        + children(it, "choices", Registration::choice);
  }

  private static String choice(DataObject it) {
    return it.getString("name") + "=" + it.getString("value");
  }

  private static String contexts(DataObject it) {
    return it.isNull("contexts") ? "" : it.getArray("contexts").toString();
  }

  private static String children(DataObject of, String name, Function<DataObject, String> written) {
    return of.isNull(name)
        ? "[]"
        : of.getArray(name).stream(DataArray::getObject)
            .map(written)
            .collect(Collectors.joining(",", "[", "]"));
  }
}
