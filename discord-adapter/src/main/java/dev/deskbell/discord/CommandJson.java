package dev.deskbell.discord;

import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Clip;
import dev.deskbell.chat.Phrase.Parameter;
import java.util.List;
import java.util.Map;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

/** Commands as Discord's JSON, with summaries as long as the room allows. Pure. */
final class CommandJson {

  /** Characters of all names, summaries and choices of a command, of which Discord takes 8000. */
  static final int ROOM = 7_800;

  private static final int SLASH = 1;
  private static final int ON_PERSON = 2;
  private static final int ON_MESSAGE = 3;
  private static final int SUBCOMMAND = 1;
  private static final int STRING = 3;
  private static final int INTEGER = 4;
  private static final int BOOLEAN = 5;
  private static final int USER = 6;
  private static final int IN_SERVERS = 0;
  private static final int WITH_THE_BOT = 1;

  /** How long summaries may be; without choices, these are looked up or typed. */
  private record Size(int summary, boolean choices) {}

  private static final List<Size> SIZES =
      List.of(
          new Size(100, true),
          new Size(60, true),
          new Size(40, true),
          new Size(60, false),
          new Size(30, false),
          new Size(1, false));

  private CommandJson() {}

  static DataObject command(String name, Map<String, Subcommand> subcommands, boolean everywhere) {
    var summary = Clip.to(100, String.join(", ", subcommands.keySet()));
    var body = DataObject.empty().put("type", SLASH).put("name", name).put("description", summary);
    for (var size : SIZES) {
      body.put("options", subcommands(subcommands, size));
      if (length(body) <= ROOM) {
        break;
      }
    }
    return placed(body, everywhere);
  }

  static DataObject onMessage(String label, boolean everywhere) {
    return placed(DataObject.empty().put("type", ON_MESSAGE).put("name", label), everywhere);
  }

  static DataObject onPerson(String label, boolean everywhere) {
    return placed(DataObject.empty().put("type", ON_PERSON).put("name", label), everywhere);
  }

  /** What is written for one server is there only. */
  private static DataObject placed(DataObject body, boolean everywhere) {
    return everywhere
        ? body.put("contexts", DataArray.fromCollection(List.of(IN_SERVERS, WITH_THE_BOT)))
            .put("integration_types", DataArray.fromCollection(List.of(0)))
        : body;
  }

  private static DataArray subcommands(Map<String, Subcommand> subcommands, Size size) {
    var drawn = DataArray.empty();
    subcommands.forEach((name, it) -> {
      var options = DataArray.empty();
      it.options()
          .forEach((option, parameter) ->
              options.add(option(option, parameter, it.needed().contains(option), size)));
      drawn.add(
          DataObject.empty()
              .put("type", SUBCOMMAND)
              .put("name", name)
              .put("description", clipped(it.summary(), name, size))
              .put("options", options));
    });
    return drawn;
  }

  private static DataObject option(String name, Parameter it, boolean needed, Size size) {
    var option =
        DataObject.empty()
            .put("type", type(it))
            .put("name", name)
            .put("description", clipped(it.summary(), name, size))
            .put("required", needed);
    if (Subcommand.isLookedUp(it)) {
      option.put("autocomplete", true);
    } else if (!it.choices().isEmpty() && type(it) == STRING) {
      return size.choices()
          ? option.put("choices", choices(it.choices()))
          : option.put("autocomplete", true);
    }
    return option;
  }

  private static int type(Parameter it) {
    return switch (it.kind()) {
      case WORDS, FILE -> STRING;
      case NUMBER -> INTEGER;
      case YES_NO -> BOOLEAN;
      case PERSON -> USER;
    };
  }

  static DataArray choices(List<Choice> choices) {
    var drawn = DataArray.empty();
    choices.forEach(it ->
        drawn.add(
            DataObject.empty()
                .put("name", DiscordText.plain(it.label(), 100))
                .put("value", it.value())));
    return drawn;
  }

  private static String clipped(String summary, String name, Size size) {
    return Clip.to(size.summary(), DiscordText.something(summary.isBlank() ? name : summary));
  }

  private static int length(DataObject of) {
    var own =
        of.getString("name", "").length()
            + of.getString("description", "").length()
            + of.getString("value", "").length();
    return own + lengths(of, "options") + lengths(of, "choices");
  }

  private static int lengths(DataObject of, String children) {
    return of.optArray(children).orElseGet(DataArray::empty).stream(DataArray::getObject)
        .mapToInt(CommandJson::length)
        .sum();
  }
}
