package dev.deskbell.console;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Who is meant by an {@code @} in what people type. */
final class Mentions {
  private static final Pattern MENTION =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}.])@([\\p{L}\\p{N}](?:[\\p{L}\\p{N}._-]{0,62}[\\p{L}\\p{N}])?)");

  private final Residents residents;

  Mentions(Residents residents) {
    this.residents = residents;
  }

  /** The accounts meant, by the token that stands for them. */
  Map<String, Account> in(String words) {
    var found = new LinkedHashMap<String, Account>();
    MENTION
        .matcher(words)
        .results()
        .forEach(it ->
            residents
                .called(it.group(1))
                .ifPresent(who -> found.put(it.group(), Workspace.account(who.user()))));
    return found;
  }

  /** The words with the mentions in them made visible. */
  ObjectNode draw(String words) {
    var spans = new ArrayList<Span>();
    var end = 0;
    var found = MENTION.matcher(words);
    while (found.find()) {
      var who = residents.called(found.group(1));
      if (who.isPresent()) {
        spans.add(new Span.Plain(words.substring(end, found.start())));
        spans.add(new Span.Mention(Workspace.account(who.get().user()), who.get().name()));
        end = found.end();
      }
    }
    spans.add(new Span.Plain(words.substring(end)));
    return Drawing.kind("words").set("text", Drawing.all(spans, Drawing::span));
  }
}
