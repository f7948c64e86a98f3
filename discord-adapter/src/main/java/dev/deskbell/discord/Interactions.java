package dev.deskbell.discord;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Answer;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Posting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.jspecify.annotations.Nullable;

/** Reads what people do with commands, buttons, menus and forms. */
final class Interactions {

  static final int COMMAND = 2;
  static final int COMPONENT = 3;
  static final int AUTOCOMPLETE = 4;
  static final int MODAL = 5;

  private static final int ON_PERSON = 2;
  private static final int ON_MESSAGE = 3;
  private static final int USER = 6;
  private static final int BOOLEAN = 5;

  private final Whereabouts whereabouts;
  private final Definitions definitions;

  Interactions(Whereabouts whereabouts, Definitions definitions) {
    this.whereabouts = whereabouts;
    this.definitions = definitions;
  }

  /** Null when nothing of the desk's is meant. */
  @Nullable Incoming read(DataObject it) {
    var origin = origin(it);
    if (origin == null) {
      return null;
    }
    return switch (it.getInt("type", 0)) {
      case COMMAND ->
          switch (it.getObject("data").getInt("type", 1)) {
            case ON_MESSAGE -> onMessage(it, origin);
            case ON_PERSON -> onPerson(it, origin);
            default -> command(it, origin);
          };
      case COMPONENT -> press(it, origin);
      case AUTOCOMPLETE -> lookup(it, origin);
      case MODAL -> submission(it, origin);
      default -> null;
    };
  }

  private @Nullable Origin origin(DataObject it) {
    var member = it.optObject("member").orElseGet(DataObject::empty);
    var user = it.optObject("user").or(() -> member.optObject("user")).orElseThrow();
    var guild = it.getString("guild_id", null);
    var channel = it.optObject("channel").orElseGet(DataObject::empty);
    var channelId = it.getString("channel_id", channel.getString("id", ""));
    var scene = whereabouts.scene(guild, channelId, channel, user.getString("id"));
    if (scene == null) {
      return null;
    }
    var id = it.getString("id");
    var speaker = Speakers.of(user, member, scene.home());
    return new Origin(id, speaker, scene.place(), scene.audience(), Snowflake.moment(id));
  }

  private Incoming command(DataObject it, Origin origin) {
    var data = it.getObject("data");
    var chosen = chosen(data);
    var name = data.getString("name");
    var sub = chosen.getString("name", "");
    var known = definitions.find(name, sub);
    var words = known.map(Subcommand::words).orElse((name + " " + sub).strip());
    var options = new HashMap<String, String>();
    var accounts = new HashMap<String, Account>();
    for (var option : options(chosen)) {
      var parameter = parameter(known.orElse(null), option.getString("name"));
      options.put(parameter, value(option, data, origin, accounts));
    }
    return known.filter(Subcommand.START::equals).isPresent()
        ? new Incoming.Command(origin, options.getOrDefault(Subcommand.FREE_WORDS, ""))
        : new Incoming.Command(origin, words, options, accounts);
  }

  private static String parameter(@Nullable Subcommand known, String option) {
    var parameter = known == null ? null : known.options().get(option);
    return parameter == null ? option : parameter.name();
  }

  private static String value(
      DataObject option, DataObject data, Origin origin, Map<String, Account> accounts) {
    return switch (option.getInt("type", 0)) {
      case BOOLEAN -> option.getBoolean("value") ? "yes" : "no";
      case USER -> {
        var id = option.getString("value");
        var token = Words.token(resolved(data, "users", id).put("id", id));
        accounts.put(token, Speakers.account(origin.by().account().workspace(), id));
        yield token;
      }
      default -> option.getString("value", "");
    };
  }

  private static DataObject resolved(DataObject data, String kind, String id) {
    return data.optObject("resolved")
        .flatMap(it -> it.optObject(kind))
        .flatMap(it -> it.optObject(id))
        .orElseGet(DataObject::empty);
  }

  private static DataObject chosen(DataObject data) {
    return options(data).stream().findFirst().orElseGet(DataObject::empty);
  }

  private static List<DataObject> options(DataObject of) {
    return of.optArray("options").orElseGet(DataArray::empty).stream(DataArray::getObject).toList();
  }

  private @Nullable Incoming lookup(DataObject it, Origin origin) {
    var data = it.getObject("data");
    var chosen = chosen(data);
    var known = definitions.find(data.getString("name"), chosen.getString("name", ""));
    var typed =
        options(chosen).stream().filter(one -> one.getBoolean("focused", false)).findFirst();
    var operation = known.map(Subcommand::operation).orElse(null);
    if (operation == null || typed.isEmpty()) {
      return null;
    }
    var given = new HashMap<String, String>();
    for (var option : options(chosen)) {
      if (!option.getBoolean("focused", false)) {
        given.put(
            parameter(known.get(), option.getString("name")),
            value(option, data, origin, new HashMap<>()));
      }
    }
    return new Incoming.Lookup(
        origin,
        Call.to(operation),
        parameter(known.get(), typed.get().getString("name")),
        typed.get().getString("value", ""),
        given);
  }

  private @Nullable Incoming onMessage(DataObject it, Origin origin) {
    var data = it.getObject("data");
    var message = resolved(data, "messages", data.getString("target_id", ""));
    var phrase = definitions.onMessage(data.getString("name"));
    if (phrase.isEmpty() || message.isNull("id")) {
      return null;
    }
    var posting = new Posting(origin.at(), message.getString("id"));
    return new Incoming.Shortcut(
        origin,
        Call.to(phrase.get().operation()),
        Words.message(message, posting, origin.by().account().workspace(), ""));
  }

  /** The same as the command with that person as its option. */
  private @Nullable Incoming onPerson(DataObject it, Origin origin) {
    var data = it.getObject("data");
    var id = data.getString("target_id", "");
    var phrase = definitions.onPerson(data.getString("name")).orElse(null);
    var parameter = phrase == null ? null : Definitions.person(phrase).orElse(null);
    if (phrase == null || parameter == null || id.isEmpty()) {
      return null;
    }
    var token = Words.token(resolved(data, "users", id).put("id", id));
    var account = Speakers.account(origin.by().account().workspace(), id);
    return new Incoming.Command(
        origin, phrase.words(), Map.of(parameter, token), Map.of(token, account));
  }

  private static Incoming press(DataObject it, Origin origin) {
    var data = it.getObject("data");
    var message = it.optObject("message").orElseGet(DataObject::empty);
    return new Incoming.Press(
        origin,
        DiscordActions.call(data.getString("custom_id")),
        strings(data, "values"),
        isPrivate(message) ? null : Whereabouts.posting(origin.at(), message.getString("id")));
  }

  static boolean isPrivate(DataObject message) {
    return (message.getInt("flags", 0) & Drawn.EPHEMERAL) != 0 || message.isNull("id");
  }

  static List<String> strings(DataObject of, String name) {
    var found = new ArrayList<String>();
    var listed = of.optArray(name).orElseGet(DataArray::empty);
    for (var at = 0; at < listed.length(); at++) {
      found.add(listed.getString(at));
    }
    return found;
  }

  private static Incoming submission(DataObject it, Origin origin) {
    var data = it.getObject("data");
    var answers = new HashMap<String, Answer>();
    DiscordForms.filledIn(data, origin.by().account().workspace(), answers::put);
    return new Incoming.Submission(origin, Call.parse(data.getString("custom_id")), answers);
  }
}
