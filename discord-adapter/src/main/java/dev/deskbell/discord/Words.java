package dev.deskbell.discord;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Attachment;
import dev.deskbell.chat.Message;
import dev.deskbell.chat.Posting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

/** What a message of Discord's says, with people's names for their numbers. Pure. */
final class Words {

  private static final Pattern MENTION = Pattern.compile("<@!?(\\d{1,20})>");

  private Words() {}

  /** The accounts behind mentions, by what stands for them in {@link #read}. */
  static Map<String, Account> mentioned(DataObject message, String guild, String desk) {
    var accounts = new HashMap<String, Account>();
    mentions(message)
        .forEach((id, user) -> {
          if (!id.equals(desk)) {
            accounts.put(token(user), Speakers.account(guild, id));
          }
        });
    return accounts;
  }

  static String token(DataObject user) {
    return "@" + user.getString("username", user.getString("id")).replaceAll("\\s+", "_");
  }

  /** Mentions of the people that Discord names with the message; the desk's own is left out. */
  static String read(DataObject message, String desk) {
    var people = mentions(message);
    return MENTION
        .matcher(message.getString("content", ""))
        .replaceAll(it -> {
          var user = people.get(it.group(1));
          var words = it.group(1).equals(desk) ? "" : user == null ? it.group() : token(user);
          return Matcher.quoteReplacement(words);
        })
        .strip();
  }

  static boolean mentions(DataObject message, String user) {
    return MENTION
        .matcher(message.getString("content", ""))
        .results()
        .anyMatch(it -> it.group(1).equals(user));
  }

  private static Map<String, DataObject> mentions(DataObject message) {
    var people = new HashMap<String, DataObject>();
    message.optArray("mentions").orElseGet(DataArray::empty).stream(DataArray::getObject)
        .forEach(it -> people.put(it.getString("id"), it));
    return people;
  }

  /**
   * @param guild as whose member it was said
   */
  static Message message(DataObject message, Posting posting, String guild, String desk) {
    return new Message(
        posting,
        Speakers.account(guild, message.getObject("author").getString("id")),
        read(message, desk),
        files(message, guild));
  }

  private static List<Attachment> files(DataObject message, String guild) {
    var files = new ArrayList<Attachment>();
    message.optArray("attachments").orElseGet(DataArray::empty).stream(DataArray::getObject)
        .forEach(it -> files.add(file(it, guild, at(message, it))));
    return files;
  }

  /** Addresses of files expire: the message is asked for a fresh one when the file is fetched. */
  private static String at(DataObject message, DataObject file) {
    return message.getString("channel_id", "")
        + "/"
        + message.getString("id")
        + "/"
        + file.getString("id");
  }

  static Attachment file(DataObject file, String guild, String id) {
    var name =
        file.getString("title", "").isBlank() ? file.getString("filename", "file") : titled(file);
    return new Attachment(Discord.NAME, guild, id, name, file.getLong("size", 0));
  }

  /** Discord takes odd characters out of a file's name, and keeps them in its title. */
  private static String titled(DataObject file) {
    var filename = file.getString("filename", "");
    var dot = filename.lastIndexOf('.');
    var title = file.getString("title");
    return dot < 0 || title.endsWith(filename.substring(dot))
        ? title
        : title + filename.substring(dot);
  }
}
