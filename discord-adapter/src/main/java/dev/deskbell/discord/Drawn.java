package dev.deskbell.discord;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Carried;
import dev.deskbell.chat.Content;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import java.util.List;
import java.util.Set;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.jspecify.annotations.Nullable;

/** A message as Discord takes it: the body, and the files that belong to it. */
record Drawn(DataObject body, List<Ask.Part> files) {

  /** Components instead of content. */
  static final int V2 = 1 << 15;

  /** Seen by one person only. */
  static final int EPHEMERAL = 1 << 6;

  private static final int SILENT = 1 << 12;

  static Drawn of(Content content, Set<Account> notifying) {
    var cards = DiscordCards.draw(content, notifying);
    var body =
        DataObject.empty()
            .put("components", cards.components())
            .put("allowed_mentions", allowed(notifying))
            .put("attachments", listed(cards.files()))
            .put("flags", V2);
    return new Drawn(body, cards.files());
  }

  /** Nobody else is called, whatever the words say. */
  private static DataObject allowed(Set<Account> notifying) {
    var allowed = nobody().put("replied_user", true);
    if (!notifying.isEmpty()) {
      var users = notifying.stream().map(Account::user).toList();
      allowed.put("users", DataArray.fromCollection(users));
    }
    return allowed;
  }

  static Drawn file(Text words, FileContent file) {
    var part = new Ask.Part(name(file.name()), file.mediaType(), file.bytes());
    var body =
        DataObject.empty()
            .put("content", fitting(words))
            .put("allowed_mentions", nobody())
            .put("attachments", listed(List.of(part)));
    return new Drawn(body, List.of(part));
  }

  /** The same, deduplicated by Discord for a few minutes and found by its mark for ever after. */
  Drawn once(String id) {
    body.optArray("components")
        .filter(it -> !it.isEmpty())
        .ifPresent(it -> it.getObject(0).put("id", mark(id)));
    body.put("nonce", id).put("enforce_nonce", true);
    return this;
  }

  /** An answer to that message, if it is given; does not call its author. */
  Drawn answering(@Nullable String message) {
    if (message != null) {
      body.put(
          "message_reference",
          DataObject.empty().put("message_id", message).put("fail_if_not_exists", false));
      body.getObject("allowed_mentions").put("replied_user", false);
    }
    return this;
  }

  /** Its one button says what it is by how its id begins. */
  Drawn renaming(String beginning, String better) {
    rename(body, beginning, better);
    return this;
  }

  private static void rename(DataObject component, String beginning, String better) {
    var id = component.getString("custom_id", "");
    if (id.startsWith(beginning)) {
      component.put("custom_id", better + id.substring(beginning.length()));
    }
    component
        .optArray("components")
        .ifPresent(
            all -> all.stream(DataArray::getObject).forEach(it -> rename(it, beginning, better)));
  }

  /** Rings nobody's bell. */
  Drawn quietly() {
    body.put("flags", body.getInt("flags", 0) | SILENT);
    return this;
  }

  Drawn privately() {
    body.put("flags", body.getInt("flags", 0) | EPHEMERAL);
    return this;
  }

  /** A component's own number, which Discord keeps and nobody sees; never one it gives itself. */
  static int mark(String id) {
    return 1_000_000 + Math.floorMod(id.hashCode() * 31L + id.length(), 2_000_000_000);
  }

  /** What a thread or forum post about it is called. */
  static String title(Content content) {
    var words =
        switch (content) {
          case Card card -> card.title();
          case Saying it -> it.plain();
        };
    return DiscordText.plain(DiscordText.inOneLine(words.strip()), 100);
  }

  static DataObject nobody() {
    return DataObject.empty().put("parse", DataArray.empty());
  }

  private static String fitting(Text words) {
    var drawn = DiscordText.markdown(words, Set.of());
    return drawn.length() <= 2000 ? drawn : DiscordText.escaped(words.clipped(900).plain());
  }

  /** Discord names files in letters, digits and a few signs. */
  private static String name(String name) {
    var plain = Carried.of(name).replaceAll("[\\\\/\\n\\t\"]", "_");
    return plain.isBlank() ? "file" : plain;
  }

  private static DataArray listed(List<Ask.Part> files) {
    var listed = DataArray.empty();
    for (var number = 0; number < files.size(); number++) {
      listed.add(
          DataObject.empty()
              .put("id", Integer.toString(number))
              .put("filename", files.get(number).name()));
    }
    return listed;
  }
}
