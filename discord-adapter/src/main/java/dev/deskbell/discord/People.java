package dev.deskbell.discord;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Profiles.Profile;
import dev.deskbell.chat.Receipt;
import java.util.HashSet;
import java.util.Set;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.jspecify.annotations.Nullable;

/** Who is in a server, and in which of its roles. */
final class People {

  private static final int UNKNOWN_MEMBER = 10007;
  private static final int UNKNOWN_USER = 10013;
  private static final int A_PAGE = 1_000;
  private static final String NOT_LISTED =
      "Discord lists a server's people only with Server Members Intent: switch it on in the"
          + " developer portal (Bot).";

  private final Rest rest;

  People(Rest rest) {
    this.rest = rest;
  }

  @Nullable Profile profile(Account account) {
    var answer = rest.ask(Ask.get("guilds/" + account.workspace() + "/members/" + account.user()));
    return switch (answer) {
      case Outcome.Done it -> profile(it.object().getObject("user"), it.object(), true);
      case Outcome.Declined it when it.code() == UNKNOWN_MEMBER || it.code() == UNKNOWN_USER ->
          gone(account);
      case Outcome.Declined _, Outcome.TooFast _, Outcome.Unsent _, Outcome.Lost _ -> null;
    };
  }

  private @Nullable Profile gone(Account account) {
    return rest.ask(Ask.get("users/" + account.user())) instanceof Outcome.Done it
        ? profile(it.object(), DataObject.empty(), false)
        : null;
  }

  private static Profile profile(DataObject user, DataObject member, boolean isThere) {
    return new Profile(
        Speakers.name(user, member), null, null, user.getBoolean("bot", false), false, isThere);
  }

  /** The people in a role; throws when Discord does not tell. */
  Set<Account> members(String guild, String role) {
    var found = new HashSet<Account>();
    for (var after = "0"; after != null; ) {
      after = page(guild, role, after, found);
    }
    return found;
  }

  /** The last one of the page, or null when there is no further page. */
  private @Nullable String page(String guild, String role, String after, Set<Account> found) {
    var answer =
        rest.ask(Ask.get("guilds/" + guild + "/members?limit=" + A_PAGE + "&after=" + after));
    if (answer instanceof Outcome.Declined declined && declined.status() == 403) {
      throw new DiscordSilence(NOT_LISTED, declined.status());
    }
    var members = answer.done().array().stream(DataArray::getObject).toList();
    for (var member : members) {
      var user = member.getObject("user");
      if (Interactions.strings(member, "roles").contains(role) && !user.getBoolean("bot", false)) {
        found.add(Speakers.account(guild, user.getString("id")));
      }
    }
    return members.size() < A_PAGE ? null : members.getLast().getObject("user").getString("id");
  }

  /** The role has exactly these members from now on; as often as one likes. */
  Receipt follow(Outgoing.Follow it) {
    Set<Account> now;
    try {
      now = members(it.workspace(), it.group());
    } catch (DiscordSilence silence) {
      return silence.isRefusal()
          ? new Receipt.Refused(Receipt.Reason.NOT_ALLOWED, silence.why())
          : new Receipt.Unknown(silence.why());
    }
    for (var wanted : it.members()) {
      var answer =
          now.contains(wanted) ? new Outcome.Done("") : rest.ask(Ask.put(role(it, wanted)));
      if (!(answer instanceof Outcome.Done)) {
        return Refusals.receipt(answer);
      }
    }
    return leave(it, now);
  }

  private Receipt leave(Outgoing.Follow it, Set<Account> now) {
    for (var before : now) {
      if (!it.members().contains(before)) {
        var answer = rest.ask(Ask.delete(role(it, before)));
        if (!(answer instanceof Outcome.Done)) {
          return Refusals.receipt(answer);
        }
      }
    }
    return new Receipt.Delivered(null);
  }

  private static String role(Outgoing.Follow it, Account who) {
    return "guilds/" + it.workspace() + "/members/" + who.user() + "/roles/" + it.group();
  }
}
