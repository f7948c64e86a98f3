package dev.deskbell.slack;

import dev.deskbell.chat.Clip;
import dev.deskbell.chat.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Slack is told about the app: made of what can be said to the desk, so that it is never out
 * of date.
 */
public final class SlackManifest {

  static final String COMMAND = "/desk";

  /** The global shortcut that shows what the desk can do. */
  static final String SHORTCUT = "desk";

  static final List<String> SCOPES =
      List.of(
          "app_mentions:read",
          "bookmarks:read",
          "bookmarks:write",
          "channels:history",
          "channels:manage",
          "channels:read",
          "chat:write",
          "chat:write.public",
          "commands",
          "files:read",
          "files:write",
          "groups:history",
          "groups:read",
          "groups:write",
          "im:history",
          "im:read",
          "im:write",
          "links:read",
          "links:write",
          "pins:read",
          "pins:write",
          "reactions:read",
          "usergroups:read",
          "usergroups:write",
          "users:read",
          "users:read.email");

  /** Without these the desk can't work at all; without the others something is missing. */
  static final List<String> NEEDED = List.of("chat:write", "commands", "im:write");

  static final List<String> EVENTS =
      List.of(
          "app_home_opened",
          "app_mention",
          "app_uninstalled",
          "link_shared",
          "message.channels",
          "message.groups",
          "message.im",
          "pin_added",
          "reaction_added",
          "reaction_removed",
          "tokens_revoked");

  private static final int MOST_COMMANDS = 50;

  /** What can be said in one way only is said to the desk's command; the rest has its own. */
  private static final int SEVERAL = 2;

  /** Before a name that Slack keeps for a command of its own. */
  private static final String DESKS = "desk-";

  /** Commands of Slack's own. */
  private static final Set<String> TAKEN =
      Set.of(
          "active", "apps", "archive", "away", "call", "dm", "dnd", "feed", "help", "huddle",
          "invite", "join", "leave", "me", "msg", "mute", "open", "prefs", "remind", "remove",
          "rename", "search", "shrug", "star", "status", "topic", "who");

  private static final int MOST_SHORTCUTS = 10;
  private static final int LONGEST_SHORTCUT = 24;
  private static final int LONGEST_SUMMARY = 150;

  private SlackManifest() {}

  /** What a global shortcut says; the desk's own says nothing, and is answered with what it can. */
  static String words(String called) {
    return called.equals(SHORTCUT) ? "" : called;
  }

  /**
   * For an app by Socket Mode, which needs no public address.
   *
   * @param domain where the desk's own pages are, whose links are unfolded
   */
  public static String bySocket(List<Phrase> phrases, String domain) {
    return written(phrases, domain, null);
  }

  /** For an app that Slack reaches over HTTP. */
  public static String overHttp(List<Phrase> phrases, String domain) {
    return written(phrases, domain, "https://" + domain);
  }

  private static String written(List<Phrase> phrases, String domain, @Nullable String address) {
    var manifest = new LinkedHashMap<String, Object>();
    manifest.put("_metadata", Map.of("major_version", 2));
    manifest.put("display_information", display());
    manifest.put("features", features(phrases, domain, address));
    manifest.put("oauth_config", oauth(address));
    manifest.put("settings", settings(address));
    return "# Made from the code: edit nothing here.\n" + SlackYaml.written(manifest);
  }

  private static Map<String, Object> display() {
    var display = new LinkedHashMap<String, Object>();
    display.put("name", "Deskbell");
    display.put("description", "Your service desk, in chat");
    display.put(
        "long_description",
        "Ask for help and report what is broken where you already talk, see what becomes of it, answer"
            + " pages with one press, decide approvals and changes together. The desk keeps the"
            + " record: state, timeline, clocks and evidence. It runs on your own servers.");
    display.put("background_color", "#1f3a5f");
    return display;
  }

  private static Map<String, Object> features(
      List<Phrase> phrases, String domain, @Nullable String address) {
    var home = new LinkedHashMap<String, Object>();
    home.put("home_tab_enabled", true);
    home.put("messages_tab_enabled", true);
    home.put("messages_tab_read_only_enabled", false);
    var bot = new LinkedHashMap<String, Object>();
    bot.put("display_name", "Deskbell");
    bot.put("always_online", true);
    var features = new LinkedHashMap<String, Object>();
    features.put("app_home", home);
    features.put("bot_user", bot);
    features.put("shortcuts", shortcuts(phrases));
    features.put("slash_commands", commands(phrases, address));
    features.put("unfurl_domains", List.of(domain));
    return features;
  }

  private static List<Object> shortcuts(List<Phrase> phrases) {
    var own = shortcut("Open the service desk", "global", SHORTCUT, "What the desk can do for you");
    return Stream.concat(
            Stream.of(own),
            phrases.stream()
                .flatMap(it -> {
                  var label = it.onMessage();
                  return label == null
                      ? Stream.of()
                      : Stream.of(shortcut(label, "message", it.operation(), it.summary()));
                }))
        .limit(MOST_SHORTCUTS)
        .toList();
  }

  private static Object shortcut(String name, String type, String id, String summary) {
    var shortcut = new LinkedHashMap<String, Object>();
    shortcut.put("name", Clip.to(LONGEST_SHORTCUT, name));
    shortcut.put("type", type);
    shortcut.put("callback_id", id);
    shortcut.put("description", Clip.to(LONGEST_SUMMARY, summary));
    return shortcut;
  }

  /** What a command's name says: the first word of a phrase, or its own name where it is none. */
  static String word(String command) {
    var name = command.startsWith("/") ? command.substring(1) : command;
    var kept = name.startsWith(DESKS) ? name.substring(DESKS.length()) : "";
    return TAKEN.contains(kept) ? kept : name;
  }

  private static String named(String word) {
    return "/" + (TAKEN.contains(word) ? DESKS : "") + word;
  }

  /** The desk's own, and one for each first word of several phrases. */
  private static List<Object> commands(List<Phrase> phrases, @Nullable String address) {
    var seconds = new LinkedHashMap<String, List<String>>();
    for (var phrase : phrases) {
      var words = phrase.words().split(" ", 2);
      seconds
          .computeIfAbsent(words[0], _ -> new ArrayList<>())
          .add(words.length == 2 ? words[1] : "");
    }
    var commands = new ArrayList<>();
    commands.add(command(COMMAND, "Everything the service desk can do", "help", address));
    seconds.forEach((first, rest) -> {
      if (rest.size() >= SEVERAL) {
        commands.add(command(named(first), "Service desk: " + first, usage(rest), address));
      }
    });
    return commands.stream().limit(MOST_COMMANDS).toList();
  }

  private static String usage(List<String> rest) {
    return rest.stream().distinct().filter(it -> !it.isEmpty()).collect(Collectors.joining(" | "));
  }

  private static Object command(
      String name, String summary, String usage, @Nullable String address) {
    var command = new LinkedHashMap<String, Object>();
    command.put("command", name);
    command.put("description", summary);
    command.put("usage_hint", Clip.to(100, usage));
    command.put("should_escape", true);
    if (address != null) {
      command.put("url", address + Slack.EVENTS);
    }
    return command;
  }

  private static Map<String, Object> oauth(@Nullable String address) {
    var oauth = new LinkedHashMap<String, Object>();
    if (address != null) {
      oauth.put("redirect_urls", List.of(address + SlackInstall.OAUTH));
    }
    oauth.put("scopes", Map.of("bot", SCOPES));
    return oauth;
  }

  private static Map<String, Object> settings(@Nullable String address) {
    var events = new LinkedHashMap<String, Object>();
    var interactivity = new LinkedHashMap<String, Object>();
    interactivity.put("is_enabled", true);
    if (address != null) {
      events.put("request_url", address + Slack.EVENTS);
      interactivity.put("request_url", address + Slack.EVENTS);
      interactivity.put("message_menu_options_url", address + Slack.EVENTS);
    }
    events.put("bot_events", EVENTS);
    var settings = new LinkedHashMap<String, Object>();
    settings.put("event_subscriptions", events);
    settings.put("interactivity", interactivity);
    settings.put("org_deploy_enabled", address != null);
    settings.put("socket_mode_enabled", address == null);
    settings.put("token_rotation_enabled", false);
    return settings;
  }
}
