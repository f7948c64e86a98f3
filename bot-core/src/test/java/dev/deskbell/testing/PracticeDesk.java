package dev.deskbell.testing;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Conversation;
import dev.deskbell.installation.Keyring;
import dev.deskbell.policy.Policies;
import dev.deskbell.testing.theatre.CoreBeans;
import dev.deskbell.testing.theatre.ExampleOrganisation;
import dev.deskbell.ticket.Deadlines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The example organisation's desk on a platform of the test's own, for stories of a practice. */
public class PracticeDesk implements AutoCloseable {
  public final SettableClock clock = SettableClock.tuesdayMorning();
  public final FakePlatform platform = new FakePlatform(Desk.PLATFORM);
  public final Path policies = ExampleOrganisation.on(Desk.PLATFORM, Desk.WORKSPACE);
  private final DataSource database = TestDatabase.fresh();
  private final ConfigurableApplicationContext context = start(policies, database, clock, platform);
  private final Desk desk = new Desk(context.getBean(Conversation.class), clock);

  private final String prefix;

  /**
   * @param prefix of the practice's tickets: {@code REQ}
   */
  protected PracticeDesk(String prefix) {
    this.prefix = prefix + "-";
  }

  private static ConfigurableApplicationContext start(
      Path policies, DataSource database, Clock clock, FakePlatform platform) {
    return CoreBeans.start(
        policies, its -> beans(its, database, clock, platform), "deskbell.deadlines.rounds=false");
  }

  private static void beans(
      GenericApplicationContext its, DataSource database, Clock clock, FakePlatform platform) {
    its.registerBean(DataSource.class, () -> database);
    its.registerBean(Clock.class, () -> clock);
    its.registerBean(
        Keyring.class, () -> Keyring.of(List.of(new SecretKeySpec(new byte[32], "AES"))));
    its.registerBean(ChatPlatform.class, () -> platform);
  }

  public <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  public Desk.Someone as(String who) {
    return desk.as(who);
  }

  /** The cards of tickets that stand in a room, as they are when everything has been told. */
  public List<Card> room(String channel) {
    settle();
    return platform.in(channel).stream()
        .map(FakePlatform.Shown::content)
        .filter(Card.class::isInstance)
        .map(Card.class::cast)
        .filter(it -> it.title().startsWith(prefix))
        .toList();
  }

  /** The one card in somebody's direct messages whose title begins so. */
  public Card inboxOf(String who, String ref) {
    return only(room(FakePlatform.inboxOf(Desk.account(who))), ref);
  }

  public Card inRoom(String channel, String ref) {
    return only(room(channel), ref);
  }

  private static Card only(List<Card> cards, String ref) {
    return cards.stream()
        .filter(it -> it.title().startsWith(ref + " "))
        .reduce((one, other) -> {
          throw new AssertionError(ref + " stands there twice");
        })
        .orElseThrow(() -> new AssertionError("no " + ref + " among " + cards));
  }

  /** All that the desk says in a room, cards and what stands below them. */
  public List<String> said(String channel) {
    settle();
    return platform.wordsIn(channel);
  }

  /** The same of somebody's direct messages. */
  public List<String> saidTo(String who) {
    return said(FakePlatform.inboxOf(Desk.account(who)));
  }

  public static List<String> buttons(Card card) {
    return card.actions().stream()
        .filter(Action.Button.class::isInstance)
        .map(it -> ((Action.Button) it).label())
        .toList();
  }

  /** The organisation changes one of its files. */
  public void file(String name, UnaryOperator<String> change) {
    try {
      var file = policies.resolve(name);
      Files.writeString(file, change.apply(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var its = get(Policies.class);
    its.accept(its.propose().digest(), "a test");
  }

  public void later(Duration by) {
    clock.advance(by);
    while (get(Deadlines.class).fire() > 0) {
      settle();
    }
  }

  private void settle() {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> waiting() == 0);
  }

  private long waiting() {
    return Objects.requireNonNull(
        get(JdbcClient.class)
            .sql("select count(*) from delivery where state in ('WAITING', 'SENDING')")
            .query(Long.class)
            .single());
  }

  @Override
  public void close() {
    context.close();
    TestDatabase.drop(database);
  }
}
