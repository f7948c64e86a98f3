package dev.deskbell.discord.fake;

import dev.deskbell.discord.fake.FakeDiscord.Parts;
import dev.deskbell.discord.fake.Interaction.Shown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What somebody does at their client that waits for an answer, and the answer. */
final class Asking {
  private static final Duration LATE_ANSWER = Duration.ofMinutes(1);

  private final Parts parts;
  private final User user;
  private final Guild home;
  private final Consumer<Runnable> repeats;
  private @Nullable OpenModal modal;
  private String modalsChannel = "";
  private @Nullable StoredMessage modalsMessage;
  private @Nullable StoredMessage answer;
  private int failures;

  /**
   * @param repeats is told how Discord would tell of the last deed once more
   */
  Asking(Parts parts, User user, Guild home, Consumer<Runnable> repeats) {
    this.parts = parts;
    this.user = user;
    this.home = home;
    this.repeats = repeats;
  }

  /** Picks the command that these words name, and fills in its options. */
  void commands(String channel, String words) {
    does(Interaction.COMMAND, channel, commandLine().data(words), null);
  }

  /** Types into an option of a command; labels of what is offered. */
  List<String> suggestions(String channel, String words, String option, String typed) {
    var data = commandLine().typing(words, option, typed);
    var interaction = begin(Interaction.AUTOCOMPLETE, channel, data, null);
    return awaited(interaction) instanceof Shown.Choices(var choices)
        ? MessageRules.stream(choices).map(it -> Json.text(it, "name")).toList()
        : List.of();
  }

  private CommandLine commandLine() {
    synchronized (parts.world()) {
      return new CommandLine(parts.commands().offered(home.id), parts.world()::findUser);
    }
  }

  /** Calls a message command on a message. */
  void callsOn(String channel, String message, String command) {
    ObjectNode data;
    synchronized (parts.world()) {
      var registered = offered(3, command);
      var target = parts.world().channel(channel).message(message).json.deepCopy();
      var resolved = Json.object("messages", Json.object(message, target));
      data =
          Json.object(
              "id", Json.text(registered, "id"),
              "name", command,
              "type", 3,
              "target_id", message,
              "resolved", resolved);
    }
    does(Interaction.COMMAND, channel, data, null);
  }

  /** Calls a user command on somebody. */
  void callsOnPerson(String channel, String target, String command) {
    ObjectNode data;
    synchronized (parts.world()) {
      var user = parts.world().user(target);
      data =
          Json.object(
              "id",
              Json.text(offered(2, command), "id"),
              "name",
              command,
              "type",
              2,
              "target_id",
              target);
      data.set(
          "resolved",
          Json.object(
              "users", Json.object(target, user.json()),
              "members", Json.object(target, home.member(user).without("user"))));
    }
    does(Interaction.COMMAND, channel, data, null);
  }

  private ObjectNode offered(int type, String command) {
    return parts.commands().offered(home.id).stream()
        .filter(it -> it.path("type").asInt() == type && Json.text(it, "name").equals(command))
        .findFirst()
        .orElseThrow();
  }

  void presses(StoredMessage on, String label) {
    var id = Json.text(Screen.button(on, label), "custom_id");
    does(
        Interaction.COMPONENT,
        on.channel.id,
        Json.object("custom_id", id, "component_type", 2),
        on);
  }

  void chooses(StoredMessage on, String prompt, String choice) {
    var select = Screen.menu(on, prompt);
    var values = List.of(Screen.option(select, choice));
    var data =
        Json.object(
            "custom_id", Json.text(select, "custom_id"), "component_type", 3, "values", values);
    does(Interaction.COMPONENT, on.channel.id, data, on);
  }

  /** Sends a modal from where it was opened. */
  void submits(OpenModal open, ObjectNode resolved) {
    does(Interaction.MODAL, modalsChannel, open.submitted(resolved), modalsMessage);
  }

  @Nullable OpenModal modal() {
    return modal;
  }

  @Nullable StoredMessage answer() {
    return answer;
  }

  /** How often the client said "The application did not respond". */
  int failures() {
    return failures;
  }

  private void does(int type, String channel, ObjectNode data, @Nullable StoredMessage on) {
    modal = null;
    answer = null;
    var interaction = begin(type, channel, data, on);
    repeats.accept(() -> parts.interactions().repeat(interaction));
    switch (awaited(interaction)) {
      case Shown.Modal(var opened) -> {
        modal = new OpenModal(opened);
        modalsChannel = channel;
        modalsMessage = on;
      }
      case Shown.Message(var message) -> answer = message;
      case Shown.Failed() -> failures++;
      case Shown.Nothing(), Shown.Choices(_) -> {}
    }
  }

  private Interaction begin(int type, String channel, ObjectNode data, @Nullable StoredMessage on) {
    synchronized (parts.world()) {
      var filled = resolved(data);
      return parts.interactions().begin(type, user, parts.world().channel(channel), filled, on);
    }
  }

  /** Everybody named in options comes along. */
  private ObjectNode resolved(ObjectNode data) {
    if (data.has("resolved")) {
      return data;
    }
    var users = Json.object();
    var members = Json.object();
    for (var option : options(data)) {
      if (option.path("type").asInt() == 6) {
        var named = parts.world().user(Json.text(option, "value"));
        users.set(named.id(), named.json());
        members.set(named.id(), home.member(named).without("user"));
      }
    }
    return users.isEmpty()
        ? data
        : data.set("resolved", Json.object("users", users, "members", members));
  }

  private static List<JsonNode> options(JsonNode of) {
    var all = new ArrayList<JsonNode>();
    for (var option : of.path("options")) {
      all.add(option);
      all.addAll(options(option));
    }
    return all;
  }

  private Shown awaited(Interaction interaction) {
    try {
      var patience = parts.interactions().patience();
      return interaction.shown.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      return interaction.answered ? awaitedLonger(interaction) : new Shown.Failed();
    } catch (InterruptedException | ExecutionException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /** It was deferred: the client shows that it thinks. */
  private static Shown awaitedLonger(Interaction interaction) {
    try {
      return interaction.shown.get(LATE_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      return new Shown.Failed();
    } catch (InterruptedException | ExecutionException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
