package dev.deskbell.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JDA remembers channels and roles, by which rooms are known, and else nothing. */
class LightCachesTest {
  private static final int MESSAGES = 3;

  private final Bench bench = new Bench();
  private final Rest rest =
      new Rest(DiscordStage.settings(bench.discord), Clock.systemUTC(), Pace.USUAL.call());
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicReference<JDA> library = new AtomicReference<>();
  private final AtomicInteger heard = new AtomicInteger();
  private final Connection connection = connection();

  private Connection connection() {
    var settings = DiscordStage.settings(bench.discord);
    var budget = new IdentifyBudget(settings.gateway(), (_, _, _) -> true, () -> true);
    return new Connection(settings, new Self(rest), budget, threads, this::hear);
  }

  private void hear(GenericEvent event) {
    library.set(event.getJDA());
    if (event instanceof MessageReceivedEvent) {
      heard.incrementAndGet();
    }
  }

  @BeforeEach
  void hears() {
    connection.open();
    Waiting.until(connection::isHearing);
  }

  @AfterEach
  void close() {
    connection.close();
    rest.close();
    threads.close();
    bench.close();
  }

  private JDA jda() {
    return Objects.requireNonNull(library.get());
  }

  @Test
  void nothing_is_remembered_that_is_not_looked_at() {
    assertThat(jda().getCacheFlags()).isEmpty();
  }

  @Test
  void who_speaks_is_not_remembered() {
    bench.ana.says(bench.general.channel(), "hello");
    bench.ben.says(bench.general.channel(), "hello, ana");
    bench.ana.says(bench.ana.letters(), "to the desk");
    Waiting.until(() -> heard.get() == MESSAGES);

    assertThat(jda().getGuilds())
        .allSatisfy(it ->
            assertThat(it.getMemberCache().stream().map(ISnowflake::getId))
                .containsOnly(bench.discord.bot()));
    assertThat(jda().getUserCache().stream().map(ISnowflake::getId)).doesNotContain(bench.ben.id());
    assertThat(connection.spot(bench.general.channel())).as("rooms are known").isNotNull();
  }
}
