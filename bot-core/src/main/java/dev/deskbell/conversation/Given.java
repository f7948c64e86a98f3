package dev.deskbell.conversation;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Attachment;
import dev.deskbell.chat.Clean;
import dev.deskbell.chat.Clip;
import dev.deskbell.chat.Message;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody gave so far: kept while they fill in a form, or when something went wrong.
 *
 * @param words the whole as typed, while it is open which operation is meant
 * @param values as typed or picked, by parameter
 * @param settled parameters that are not asked again: they came with a button
 * @param mentioned accounts behind {@code @name} tokens
 * @param message the message a shortcut was called on
 */
record Given(
    String words,
    Map<String, String> values,
    Set<String> settled,
    Map<String, Account> mentioned,
    List<Attachment> files,
    @Nullable Message message) {
  /** More than any operation keeps: ten full fields of a form. */
  static final int LONGEST = 40_000;

  private static final int LONGEST_QUOTED = 60;

  static final Given NOTHING = new Given("", Map.of(), Set.of(), Map.of(), List.of(), null);

  Given {
    values = Map.copyOf(values);
    settled = Set.copyOf(settled);
    mentioned = Map.copyOf(mentioned);
    files = List.copyOf(files);
  }

  /** What a person typed, without what no database keeps and no eye sees. */
  static String cleaned(String typed) {
    return Clean.of(typed, LONGEST);
  }

  /** The beginning of it, for a sentence that repeats it. */
  static String quoted(String typed) {
    return "“" + Clip.to(LONGEST_QUOTED, typed.strip()) + "”";
  }

  static Given words(String words, Map<String, Account> mentioned, List<Attachment> files) {
    return new Given(words, Map.of(), Set.of(), mentioned, files, null);
  }

  /** Without whatever a person typed: what came with a button stays. */
  Given untyped() {
    var kept = new HashMap<>(values);
    kept.keySet().retainAll(settled);
    return new Given("", kept, settled, mentioned, files, null);
  }

  Given with(Map<String, String> more) {
    var all = new HashMap<>(values);
    more.forEach((name, value) -> {
      if (value.isBlank()) {
        all.remove(name);
      } else {
        all.put(name, value);
      }
    });
    return new Given(words, all, settled, mentioned, files, message);
  }

  Given settling(Map<String, String> more) {
    var all = new HashSet<>(settled);
    all.addAll(more.keySet());
    var with = with(more);
    return new Given(words, with.values, all, mentioned, files, message);
  }

  Given mentioning(Map<String, Account> more) {
    var all = new HashMap<>(mentioned);
    all.putAll(more);
    return new Given(words, values, settled, all, files, message);
  }

  Given attaching(List<Attachment> more) {
    return more.isEmpty() ? this : new Given(words, values, settled, mentioned, more, message);
  }

  Given on(Message it) {
    return new Given(words, values, settled, mentioned, it.files(), it);
  }
}
