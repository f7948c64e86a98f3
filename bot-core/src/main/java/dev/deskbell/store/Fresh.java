package dev.deskbell.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What has just been made and committed, for who draws the answer: it need not be read again. */
public final class Fresh {
  private static final ScopedValue<Map<Key, Object>> MADE = ScopedValue.newInstance();

  private Fresh() {}

  private record Key(Class<?> type, Object id) {}

  /** What is made meanwhile is known until the end of it, and no longer. */
  public static <T> T during(Supplier<T> answering) {
    return ScopedValue.where(MADE, new HashMap<>()).call(answering::get);
  }

  /** For who may draw it; nobody may. */
  public static <T> void keep(Class<T> type, Object id, T made) {
    if (MADE.isBound()) {
      MADE.get().put(new Key(type, id), made);
    }
  }

  /** It was changed since. */
  public static void forget(Class<?> type, Object id) {
    if (MADE.isBound()) {
      MADE.get().remove(new Key(type, id));
    }
  }

  public static <T> Optional<T> find(Class<T> type, Object id) {
    return MADE.isBound()
        ? Optional.ofNullable(MADE.get().get(new Key(type, id))).map(type::cast)
        : Optional.empty();
  }
}
