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
    var isForeign = !home.isEmpty() && !home.equals(account.workspace());
    var kind =
        isForeign ? Speaker.Kind.GUEST : before == null ? Speaker.Kind.MEMBER : before.kind();
    var known = name.isEmpty() && before != null ? before.name() : name;
    var speaker = new Speaker(account, known, Set.of(), kind);
    remember(speaker);
    return speaker;
  }

  private void remember(Speaker speaker) {
    if (met.size() >= MOST) {
      met.clear();
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
            || user.isTrue("is_stranger");
    var name = name(user);
    var kind = isBot ? Speaker.Kind.BOT : isGuest ? Speaker.Kind.GUEST : Speaker.Kind.MEMBER;
    remember(new Speaker(account, name, Set.of(), kind));
    return new Profiles.Profile(
        name,
        user.word("profile", "email"),
        zone(user.text("tz")),
        isBot,
        isGuest,
        !user.isTrue("deleted"));
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
