package dev.deskbell.discord;

import dev.deskbell.chat.Absence;
import dev.deskbell.chat.Allowance;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Lease;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts together what hears: the gateway, the commands, and what becomes of what people do. */
final class Hearing {

  private static final Logger LOG = LoggerFactory.getLogger(Hearing.class);
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final int TRIES = 10;

  private final DiscordSettings settings;
  private final Desk desk;
  private final Mouth mouth;
  private final Clock clock;
  private final Pace pace;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Gateway gateway;
  private final IdentifyBudget budget;
  private volatile boolean closed;
  private @Nullable Definitions definitions;
  private @Nullable Listener listener;

  /** What is needed of the desk. */
  record Desk(Conversation conversation, Lease lease, Allowance allowance, Absence absence) {}

  /** What answers and asks. */
  record Mouth(Rest rest, Self self, Messages messages, Chains chains) {}

  Hearing(DiscordSettings settings, Desk desk, Mouth mouth, Clock clock, Pace pace) {
    this.settings = settings;
    this.desk = desk;
    this.mouth = mouth;
    this.clock = clock;
    this.pace = pace;
    gateway = new Gateway(desk.lease(), pace, this::connection);
    budget = new IdentifyBudget(settings.gateway(), desk.allowance(), () -> !closed);
  }

  void start() {
    gateway.start();
  }

  void close() {
    closed = true;
    gateway.close();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(GRACE.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("Some of what people do on Discord is still under way.");
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  Examination examination(Refused refused) {
    return new Examination(
        mouth.rest(), mouth.self(), settings, definitions(), gateway, budget, refused);
  }

  private synchronized Definitions definitions() {
    var known = definitions;
    if (known == null) {
      known = Definitions.of(desk.conversation().phrases());
      definitions = known;
    }
    return known;
  }

  private Connection connection() {
    var ends = new Ends();
    var made = new Connection(settings, mouth.self(), budget, threads, listener().on(ends::tell));
    ends.of = made;
    return made;
  }

  /** What a connection hears of its own end. */
  private static final class Ends {
    private volatile @Nullable Connection of;

    void tell(Connection.End how) {
      var connection = of;
      if (connection != null) {
        connection.ended(how);
      }
    }
  }

  private synchronized Listener listener() {
    var known = listener;
    if (known == null) {
      known = listening();
      listener = known;
    }
    return known;
  }

  private Listener listening() {
    var whereabouts = new Whereabouts(gateway, mouth.rest());
    var forms = new KeptForms();
    var letters = new Letters(mouth.messages(), forms);
    var turns =
        new Turns(
            desk.conversation(),
            new Interactions(whereabouts, definitions()),
            forms,
            new Answers(mouth.rest(), letters),
            threads,
            pace.patience());
    var ears =
        new Ears(
            desk.conversation(),
            whereabouts,
            mouth.self(),
            letters,
            new Previews(desk.conversation(), mouth.messages()),
            new Authors(),
            mouth.chains(),
            settings.threadComments());
    var reactions =
        new Reactions(desk.conversation(), whereabouts, mouth.self(), mouth.rest(), letters, clock);
    return new Listener(
        turns, ears, reactions, desk.absence(), threads, clock, pace.doubt(), this::writeCommands);
  }

  /** What a passing trouble keeps from being written is written a little later. */
  private void writeCommands() {
    for (var left = TRIES; left > 0 && !closed; left--) {
      try {
        new Registration(mouth.rest(), mouth.self(), settings).register(definitions());
        return;
      } catch (DiscordSilence silence) {
        LOG.warn("Commands can't be written to Discord: {}", silence.why());
        sleep(pace.retry());
      }
    }
  }

  private static void sleep(Duration howLong) {
    try {
      Thread.sleep(howLong);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }
}
