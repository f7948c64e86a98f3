package dev.deskbell.discord;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Speaker;
import java.util.HashSet;
import java.util.Set;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

/**
 * Who says something, as Discord tells with everything: its users are the same everywhere. Pure.
 */
final class Speakers {

  private Speakers() {}

  /**
   * @param member how the server knows them, with their roles; empty in direct messages
   */
  static Speaker of(DataObject user, DataObject member, String guild) {
    return new Speaker(
        account(guild, user.getString("id")),
        name(user, member),
        roles(member),
        user.getBoolean("bot", false) ? Speaker.Kind.BOT : Speaker.Kind.MEMBER,
        true);
  }

  static Account account(String guild, String user) {
    return new Account(Discord.NAME, guild, user);
  }

  static String name(DataObject user, DataObject member) {
    for (var name :
        new String[] {
          member.getString("nick", ""),
          user.getString("global_name", ""),
          user.getString("username", "")
        }) {
      if (!name.isBlank()) {
        return name;
      }
    }
    return user.getString("id");
  }

  private static Set<String> roles(DataObject member) {
    var roles = new HashSet<String>();
    var listed = member.optArray("roles").orElseGet(DataArray::empty);
    for (var at = 0; at < listed.length(); at++) {
      roles.add(listed.getString(at));
    }
    return roles;
  }
}
