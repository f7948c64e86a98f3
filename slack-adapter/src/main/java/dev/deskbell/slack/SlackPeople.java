package dev.deskbell.slack;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Profiles;
import dev.deskbell.chat.Speaker;
import dev.deskbell.slack.SlackCalls.Failed;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who people are, as far as Slack tells: with every deed a little, and more when asked. */
final class SlackPeople {

  private static final int MOST = 50_000;

  private final SlackCalls calls;
  private final Map<Account, Speaker> met = new ConcurrentHashMap<>();
  private final Map<Account, Speaker.Kind> kinds = new ConcurrentHashMap<>();

  SlackPeople(SlackCalls calls) {
    this.calls = calls;
  }

  /**
   * Who does something.
   *
   * @param name empty where Slack does not say
   * @param home the workspace they come from; empty where Slack does not say
   */
  Speaker speaker(Account account, String name, String home) {
    var before = met.get(account);
    var kind = kinds.getOrDefault(account, kind(account, home));
    var known = name.isEmpty() && before != null ? before.name() : name;
    var speaker = new Speaker(account, known, Set.of(), kind);
    remember(speaker);
    return speaker;
  }

  /** Until its profile says more, whoever comes from another workspace is a guest. */
  private static Speaker.Kind kind(Account account, String home) {
    return home.isEmpty() || home.equals(account.workspace())
        ? Speaker.Kind.MEMBER
        : Speaker.Kind.GUEST;
  }

  private void remember(Speaker speaker) {
    if (met.size() >= MOST) {
      met.clear();
      kinds.clear();
    }
    met.put(speaker.account(), speaker);
  }

  /** What somebody was last called; empty when they were not met yet. */
  String name(Account account) {
    var speaker = met.get(account);
    return speaker == null || speaker.name().equals(account.user()) ? "" : speaker.name();
  }

  Profiles.@Nullable Profile profile(Account account) throws Failed {
    try {
      var user = calls.call(account.workspace(), "users.info", Map.of("user", account.user()));
      return profile(account, user.at("user"));
    } catch (Failed problem) {
      if (problem.is("user_not_found") || problem.is("user_not_visible")) {
        return null;
      }
      throw problem;
    }
  }

  private Profiles.Profile profile(Account account, Json user) {
    var isBot = user.isTrue("is_bot") || account.user().equals("USLACKBOT");
    var isGuest =
        user.isTrue("is_restricted")
            || user.isTrue("is_ultra_restricted")
            || user.isTrue("is_stranger")
            || isForeign(account, user);
    var name = name(user);
    var kind = isBot ? Speaker.Kind.BOT : isGuest ? Speaker.Kind.GUEST : Speaker.Kind.MEMBER;
    remember(new Speaker(account, name, Set.of(), kind));
    kinds.put(account, kind);
    return new Profiles.Profile(
        name,
        user.word("profile", "email"),
        zone(user.text("tz")),
        isBot,
        isGuest,
        !user.isTrue("deleted"));
  }

  /** Of another organisation; workspaces of the same one share their people. */
  private static boolean isForeign(Account account, Json user) {
    var home = user.text("team_id");
    return !home.isEmpty()
        && !home.equals(account.workspace())
        && !user.text("enterprise_user", "enterprise_id").equals(account.workspace())
        && user.list("enterprise_user", "teams").stream()
            .noneMatch(it -> it.text().equals(account.workspace()));
  }

  private static String name(Json user) {
    for (var said :
        new String[] {
          user.text("profile", "display_name"),
          user.text("profile", "real_name"),
          user.text("real_name")
        }) {
      if (!said.isBlank()) {
        return said;
      }
    }
    return user.text("name");
  }

  private static @Nullable ZoneId zone(String said) {
    try {
      return said.isBlank() ? null : ZoneId.of(said);
    } catch (DateTimeException _) {
      return null;
    }
  }

  /** Empty when there is no such group. */
  Set<Account> members(String workspace, String group) throws Failed {
    try {
      return calls
          .call(workspace, "usergroups.users.list", Map.of("usergroup", group))
          .list("users")
          .stream()
          .map(it -> new Account(Slack.NAME, workspace, it.text()))
          .collect(Collectors.toUnmodifiableSet());
    } catch (Failed problem) {
      if (problem.is("no_such_subteam")) {
        return Set.of();
      }
      throw problem;
    }
  }
}
