package dev.deskbell.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Lease;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two processes of the desk before one Discord: one hears, both speak. */
class TwoInstancesTest {
  private final Bench bench = new Bench();
  private final Leases leases = new Leases();

  @AfterEach
  void close() {
    bench.close();
  }

  /** As the desk keeps them in its database: one holder, until it lets go or time is over. */
  private static final class Leases {
    private final Map<String, Holding> held = new HashMap<>();

    private record Holding(Instance by, Instant until) {}

    private synchronized boolean hold(Instance asking, String name, Duration length) {
      var now = Instant.now();
      var holding = held.get(name);
      if (asking.killed
          || (holding != null && holding.by() != asking && holding.until().isAfter(now))) {
        return false;
      }
      held.put(name, new Holding(asking, now.plus(length)));
      return true;
    }

    private synchronized void release(Instance asking, String name) {
      if (!asking.killed) {
        held.computeIfPresent(name, (_, it) -> it.by() == asking ? null : it);
      }
    }
  }

  /** One process's hands on the leases. Killed, it neither keeps nor releases any. */
  private static final class Instance implements Lease {
    private final Leases leases;
    private volatile boolean killed;

    Instance(Leases leases) {
      this.leases = leases;
    }

    @Override
    public boolean hold(String name, Duration length) {
      return leases.hold(this, name, length);
    }

    @Override
    public void release(String name) {
      leases.release(this, name);
    }
  }

  private Instance start() {
    var process = new Instance(leases);
    bench.quick(process).start();
    return process;
  }

  @Test
  void one_hears_and_both_speak() {
    var first = bench.quick(new Instance(leases));
    var second = bench.quick(new Instance(leases));
    first.start();
    second.start();
    Waiting.until(() -> bench.discord.gateway().connected() == 1);

    Bench.posting(first.deliver(bench.post(bench.general, new Saying(Text.of("one")))));
    Bench.posting(second.deliver(bench.post(bench.general, new Saying(Text.of("two")))));
    await()
        .during(Duration.ofSeconds(2))
        .atMost(Waiting.PATIENCE)
        .until(() -> bench.discord.gateway().identifies().size() == 1);
    assertThat(bench.player(bench.ben).sees(bench.general)).hasSize(2);
  }

  @Test
  void who_leaves_in_order_is_followed_at_once() {
    var first = bench.quick(new Instance(leases));
    first.start();
    Waiting.until(() -> bench.discord.gateway().connected() == 1);
    start();
    first.close();

    Waiting.until(() ->
        bench.discord.gateway().identifies().size() == 2
            && bench.discord.gateway().connected() == 1);
  }

  @Test
  void a_holder_killed_under_load_is_followed_and_no_deed_is_lost_or_doubled() {
    var first = start();
    Waiting.until(
        () -> bench.discord.gateway().connected() == 1 && !bench.discord.commands().isEmpty());
    start();
    var done = presses(10);

    first.killed = true;
    bench.discord.gateway().cutsConnectionsForGood();
    // How long that may take before people GatewayKillTest measures.
    Waiting.until(() ->
        bench.discord.gateway().connected() == 1
            && bench.discord.gateway().identifies().size() >= 2);
    done += presses(10);

    var byDeed =
        bench.desk.heard(Incoming.Command.class).stream()
            .collect(Collectors.groupingBy(it -> it.origin().delivery(), Collectors.counting()));
    assertThat(byDeed).as("deeds that Discord delivered").hasSize(done);
    assertThat(done + bench.ana.failures()).isEqualTo(20);
    assertThat(byDeed.values()).containsOnly(1L);
  }

  /** How many of them Discord delivered and had answered. */
  private int presses(int times) {
    var failures = bench.ana.failures();
    for (var press = 0; press < times; press++) {
      bench.ana.commands(bench.general.channel(), "kit try");
    }
    return times - (bench.ana.failures() - failures);
  }
}
