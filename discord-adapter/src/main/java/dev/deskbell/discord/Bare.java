package dev.deskbell.discord;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Messages that were posted here and below which nothing was said yet, as far as is known: whoever
 * writes there begins a thread first.
 */
final class Bare {
  private static final int MOST = 20_000;

  private final Map<String, Boolean> messages =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > MOST;
        }
      };

  synchronized void add(String message) {
    messages.put(message, true);
  }

  synchronized void remove(String message) {
    messages.remove(message);
  }

  synchronized boolean has(String message) {
    return messages.containsKey(message);
  }
}
