package dev.deskbell.token;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** So often a minute each token may be presented to one instance; more is turned away. */
public final class Pace {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MOST_KNOWN = 10_000;

  private final int most;
  private final Map<Long, Spell> spells =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Spell> eldest) {
          return size() > MOST_KNOWN;
        }
      };

  private record Spell(Instant since, int times) {}

  public Pace(int most) {
    this.most = most;
  }

  /** Whether that is not too often. */
  public synchronized boolean allows(Token token, Instant at) {
    var spell =
        spells.merge(
            token.id(),
            new Spell(at, 1),
            (old, fresh) ->
                old.since().plus(MINUTE).isAfter(at)
                    ? new Spell(old.since(), old.times() + 1)
                    : fresh);
    return spell.times() <= most;
  }
}
