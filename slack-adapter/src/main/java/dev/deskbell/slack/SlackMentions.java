package dev.deskbell.slack;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A mention comes as two events, of a message and of a mention: one of them is enough. The same
 * kind once more is a repetition, which has its answer repeated.
 */
final class SlackMentions {

  private static final int REMEMBERED = 5_000;

  private final Map<String, String> kinds =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** Whether this is the other event of a deed that is being dealt with. */
  synchronized boolean isOther(String delivery, String kind) {
    var first = kinds.putIfAbsent(delivery, kind);
    return first != null && !first.equals(kind);
  }

  /** It could not be dealt with: either event will do. */
  synchronized void failed(String delivery) {
    kinds.remove(delivery);
  }
}
