package dev.deskbell.testing.theatre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.alert.Monitoring;
import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Phrase;
import dev.deskbell.chat.Reply;
import dev.deskbell.installation.Keyring;
import dev.deskbell.testing.SettableClock;
import dev.deskbell.testing.TestDatabase;
import dev.deskbell.testing.contract.Stage;
import dev.deskbell.testing.transcript.Theatre;
import dev.deskbell.ticket.DueWork;
import dev.deskbell.ticket.FileFetches;
import dev.deskbell.web.PublicAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The real core on a database of its own and the example organisation, before a platform's stage.
 */
public final class CoreTheatre implements Theatre {
  private static final Duration STEP = Duration.ofMillis(50);
  private static final Duration LONGEST_STEP = Duration.ofSeconds(1);

  private List<String> stuck = List.of();

  private final SettableClock clock = SettableClock.tuesdayMorning();
  private final Deferred desk = new Deferred();
  private final Stage stage;
  private final List<? extends Stage> others;
  private final List<? extends ChatPlatform> beside;
  private final DataSource database;
  private final ConfigurableApplicationContext context;

  /** Builds the stage on the desk, then the desk on the stage's platform. */
  public CoreTheatre(
      String platform, String workspace, Function<Conversation, ? extends Stage> staging) {
    this(platform, workspace, (desk, _) -> staging.apply(desk));
  }

  /** The same for a stage that keeps the theatre's time. */
  public CoreTheatre(
      String platform, String workspace, BiFunction<Conversation, Clock, ? extends Stage> staging) {
    this(ExampleOrganisation.on(platform, workspace), staging);
  }

  /** The same with the organisation's files in that folder. */
  public CoreTheatre(Path organisation, BiFunction<Conversation, Clock, ? extends Stage> staging) {
    this(organisation, staging, List.of());
  }

  /** The same with other platforms' stages beside the first. */
  public CoreTheatre(
      Path organisation,
      BiFunction<Conversation, Clock, ? extends Stage> staging,
      List<? extends BiFunction<Conversation, Clock, ? extends Stage>> others) {
    this(organisation, staging, others, TestDatabase.fresh(), List.of());
  }

  CoreTheatre(
      String platform,
      String workspace,
      BiFunction<Conversation, Clock, ? extends Stage> staging,
      DataSource database,
      List<? extends ChatPlatform> beside) {
    this(ExampleOrganisation.on(platform, workspace), staging, List.of(), database, beside);
  }

  private CoreTheatre(
      Path organisation,
      BiFunction<Conversation, Clock, ? extends Stage> staging,
      List<? extends BiFunction<Conversation, Clock, ? extends Stage>> others,
      DataSource database,
      List<? extends ChatPlatform> beside) {
    stage = staging.apply(desk, clock);
    this.others = others.stream().map(it -> it.apply(desk, clock)).toList();
    this.database = database;
    this.beside =
        Stream.concat(beside.stream(), this.others.stream().map(Stage::platform)).toList();
    context =
        CoreBeans.start(
            organisation,
            this::beans,
            "deskbell.deadlines.rounds=false",
            "deskbell.files.rounds=false",
            "deskbell.read-back.rounds=false");
    desk.real = context.getBean(Conversation.class);
  }

  private void beans(GenericApplicationContext its) {
    its.registerBean(DataSource.class, () -> database);
    its.registerBean(Clock.class, () -> clock);
    its.registerBean(
        Keyring.class, () -> Keyring.of(List.of(new SecretKeySpec(new byte[32], "AES"))));
    its.registerBean(ChatPlatform.class, stage::platform);
    beside.forEach(it -> its.registerBean(it.name() + "Platform", ChatPlatform.class, () -> it));
    its.registerBean(
        PublicAddress.class,
        () -> new PublicAddress(Optional.of(URI.create("https://desk.example.com/"))));
  }

  /** A part of the core, to look behind the scene. */
  public <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  public Conversation desk() {
    return desk;
  }

  public SettableClock clock() {
    return clock;
  }

  @Override
  public Stage stage() {
    return stage;
  }

  /** The stages beside the first. */
  public List<? extends Stage> others() {
    return others;
  }

  @Override
  public void later(Duration by) {
    clock.advance(by);
    while (fire() > 0) {
      settles();
    }
  }

  private int fire() {
    return context.getBeanProvider(DueWork.class).orderedStream().mapToInt(DueWork::fire).sum();
  }

  @Override
  public void monitoringReports(String what, boolean over) {
    var monitoring = new Monitoring(context);
    if (over) {
      monitoring.reportsTheEndOf(what, clock.instant());
    } else {
      monitoring.reports(what, clock.instant());
    }
  }

  @Override
  public void settles() {
    deliveriesSettle();
    while (get(FileFetches.class).next()) {
      deliveriesSettle();
    }
  }

  private void deliveriesSettle() {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(this::nothingWaits);
  }

  /**
   * What is held back by a limit waits for time to pass, and here only the test lets it: more at
   * once while nothing moves, and the senders are told that it has. While something is being sent
   * that moves, however slowly on a busy machine, and no time passes over it.
   */
  private void nothingWaits() {
    var waiting = waiting();
    if (!waiting.isEmpty() && waiting.stream().noneMatch(it -> it.startsWith("SENDING "))) {
      clock.advance(waiting.equals(stuck) ? LONGEST_STEP : STEP);
      get(JdbcClient.class)
          .sql("select pg_notify('deskbell_told', 'the clock')")
          .query((_, _) -> true)
          .list();
    }
    stuck = waiting;
    assertThat(waiting).isEmpty();
  }

  private List<String> waiting() {
    return get(JdbcClient.class)
        .sql(
            """
            select concat_ws(' ', state, topic, subject, argument, destination, not_before, why)
              from delivery where state in ('WAITING', 'SENDING')
            """)
        .query((row, _) -> row.getString(1))
        .list();
  }

  @Override
  public void close() {
    context.close();
    stage.close();
    others.forEach(Stage::close);
    TestDatabase.drop(database);
  }

  /** The platform is there before the desk that it talks to. */
  private static final class Deferred implements Conversation {
    private volatile @Nullable Conversation real;

    @Override
    public Reply receive(Incoming incoming) {
      return Objects.requireNonNull(real).receive(incoming);
    }

    @Override
    public List<Phrase> phrases() {
      return Objects.requireNonNull(real).phrases();
    }
  }
}
