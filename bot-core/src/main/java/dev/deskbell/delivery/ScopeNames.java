package dev.deskbell.delivery;

import dev.deskbell.chat.Receipt;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What scopes are called: budgets, and what else holds messages back. */
final class ScopeNames {

  private static final String BUDGET = "limit";
  private static final String REST = "rest/";

  /** Of a scope {@code s}: a budget, or what a budget leaves to what is no page. */
  static final String IS_BUDGET =
      "(s.name like '" + BUDGET + "/%' or s.name like '" + REST + BUDGET + "/%')\n";

  private static final String LACKING = "lacking/";

  /** Of a scope {@code s}: not one that only instances with other platforms heed. */
  static final String CONCERNS_US =
      "(not starts_with(s.name, '" + LACKING + "') or starts_with(s.name, :lacking))\n";

  private ScopeNames() {}

  static String budget(String platform, String name) {
    return Written.join(BUDGET, platform, name);
  }

  /** What that budget leaves to what is no page. */
  static String rest(String budget) {
    return REST + budget;
  }

  static boolean isRest(String name) {
    return name.startsWith(REST);
  }

  /** Everything beside budgets that can hold this back. */
  static List<String> holding(Aim aim, Told.Deed deed, Lane lane) {
    return Stream.of(
            channel(lane.key()),
            pause(lane),
            refused(deed, lane.key()),
            method(aim, deed),
            platform(aim),
            installation(aim))
        .distinct()
        .toList();
  }

  static String channel(String lane) {
    return "channel/" + lane;
  }

  /**
   * What waits there while its oldest message would only be turned away: what waits for a page, all
   * of it; a page never for what is none.
   */
  static String pause(Lane lane) {
    return switch (lane.urgency()) {
      case PAGE -> channel(lane.key());
      case USUAL -> "usual/" + lane.key();
    };
  }

  private static final String MESSAGE = "message/";

  /** Of a scope {@code s}: it holds a person's message {@code d} back, and no other. */
  static final String IS_OF_MESSAGE = "s.name = :lacking || '" + MESSAGE + "' || d.id\n";

  static String message(Told told) {
    return MESSAGE + told.id();
  }

  /**
   * How the names begin of what waits for a platform that instances with exactly these have not
   * got: they look again later, and whoever has others heeds it not.
   */
  static String lacking(Set<String> having) {
    return LACKING + Written.join(String.join("+", having)) + "/";
  }

  /** Who takes no more changes of what stands may still take what is new. */
  private static String refused(Told.Deed deed, String lane) {
    return deed.leavesSomething() ? channel(lane) : channel(lane) + "/" + deed.name();
  }

  private static String method(Aim aim, Told.Deed deed) {
    return Written.join("method", aim.platform(), aim.workspace(), deed.name());
  }

  private static String platform(Aim aim) {
    return "platform/" + aim.platform();
  }

  static String installation(Aim aim) {
    return installation(aim.platform(), aim.workspace());
  }

  static String installation(String platform, String workspace) {
    return installationsOf(platform) + Written.join(workspace);
  }

  /** How the names of all a platform's installations begin. */
  static String installationsOf(String platform) {
    return Written.join("installation", platform) + "/";
  }

  /** Looking for what became of messages. */
  static String looking(Aim aim) {
    return Written.join("looking", aim.platform(), aim.workspace());
  }

  /** What a platform says that it takes no more of. */
  static String held(Receipt.Scope scope, Aim aim, Told.Deed deed, String lane) {
    return switch (scope) {
      case MESSAGE -> throw new IllegalArgumentException("a message has no scope of its own");
      case CHANNEL -> refused(deed, lane);
      case METHOD -> method(aim, deed);
      case PLATFORM -> platform(aim);
    };
  }
}
