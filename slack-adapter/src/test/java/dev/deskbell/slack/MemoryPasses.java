package dev.deskbell.slack;

import dev.deskbell.chat.Passes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.NullMarked;

/** Passes in memory. */
@NullMarked
final class MemoryPasses implements Passes {
  private record Pass(String purpose, String holder, Instant ends) {}

  private final Map<String, Pass> issued = new ConcurrentHashMap<>();
  private final Clock clock;

  MemoryPasses(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String issue(String purpose, String holder, Duration valid) {
    var pass = UUID.randomUUID().toString();
    issued.put(pass, new Pass(purpose, holder, clock.instant().plus(valid)));
    return pass;
  }

  @Override
  public boolean redeem(String purpose, String pass, String holder) {
    var found = issued.remove(pass);
    return found != null
        && found.purpose().equals(purpose)
        && found.holder().equals(holder)
        && clock.instant().isBefore(found.ends());
  }
}
