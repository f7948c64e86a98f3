package dev.deskbell.absence;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.deskbell.calendar.ICalendar;
import dev.deskbell.calendar.Interval;
import dev.deskbell.calendar.Intervals;
import dev.deskbell.chat.Attachment;
import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Files;
import dev.deskbell.chat.Vault;
import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Piece;
import dev.deskbell.delivery.Telling;
import dev.deskbell.people.People;
import dev.deskbell.people.Settings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Reads people's calendars outside of any transaction, and makes who is away out of office. */
@Component
class Imports {
  static final String VAULT = "absence";

  private static final Logger LOG = LoggerFactory.getLogger(Imports.class);
  private static final int LARGEST = 1 << 20;
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final Duration AGAIN = Duration.ofHours(6);
  private static final Duration SOON = Duration.ofMinutes(15);
  private static final int MOST_FAILURES = 5;
  private static final Duration BEHIND = Duration.ofDays(31);
  private static final Duration AHEAD = Duration.ofDays(400);

  /** What is shorter is an appointment: people are at work. */
  private static final Duration SHORTEST = Duration.ofHours(8);

  private final Sources sources;
  private final People people;
  private final Settings settings;
  private final Vault vault;
  private final Deliveries deliveries;
  private final ObjectProvider<ChatPlatform> platforms;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final PublicFetch fetch = new PublicFetch();

  Imports(
      Sources sources,
      People people,
      Settings settings,
      Vault vault,
      Deliveries deliveries,
      ObjectProvider<ChatPlatform> platforms,
      TransactionOperations transaction,
      Clock clock) {
    this.sources = sources;
    this.people = people;
    this.settings = settings;
    this.vault = vault;
    this.deliveries = deliveries;
    this.platforms = platforms;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Reads what is due, and lets what has begun begin. */
  void run() {
    while (next()) {}
    apply();
  }

  private boolean next() {
    var source = transaction.execute(_ -> sources.claim(now(), LEASE).orElse(null));
    if (source == null) {
      return false;
    }
    try {
      took(source, content(source));
    } catch (PublicFetch.Unfetched | ICalendar.Unreadable problem) {
      failed(source, String.valueOf(problem.getMessage()));
    } catch (RuntimeException problem) {
      LOG.warn("calendar {} can't be read: {}", source.id(), problem.toString());
      failed(source, "It can't be read.");
    }
    return true;
  }

  private String content(Source source) throws PublicFetch.Unfetched {
    if (source.file() != null) {
      return new String(attached(source.file()), UTF_8);
    }
    var address =
        vault
            .find(VAULT, Long.toString(source.id()))
            .map(Vault.Installation::secrets)
            .orElseThrow(() -> new IllegalStateException("its address is gone"));
    return new String(fetch.fetch(URI.create(address), LARGEST, LONGEST), UTF_8);
  }

  private byte[] attached(Attachment file) {
    if (file.size() > LARGEST) {
      throw new IllegalStateException("it is too large");
    }
    return platforms.stream()
        .filter(it -> it.name().equals(file.platform()))
        .filter(Files.class::isInstance)
        .map(it -> ((Files) it).fetch(file))
        .filter(it -> it != null)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the file is gone"))
        .bytes();
  }

  /** A file is read once; what has an address is read again. */
  void took(Source source, String content) throws ICalendar.Unreadable {
    var now = now();
    var away = away(content, people.get(source.person()).zone(), now);
    transaction.executeWithoutResult(
        _ -> sources.read(source, away, now, source.file() == null ? now.plus(AGAIN) : null));
  }

  static Intervals away(String content, ZoneId zone, Instant now) throws ICalendar.Unreadable {
    var within = new Interval(now.minus(BEHIND), now.plus(AHEAD));
    return Intervals.of(
        ICalendar.read(content, zone, within).stream()
            .map(it -> it.when())
            .filter(it -> it.length().compareTo(SHORTEST) >= 0)
            .toList());
  }

  private void failed(Source source, String why) {
    transaction.executeWithoutResult(_ -> {
      sources.failed(source, why, again(source));
      // Told once: that it fails at first, or that it does so for hours.
      if ((source.readAt() == null && source.failures() == 0)
          || source.failures() == MOST_FAILURES) {
        var piece = new Piece(ImportDrawer.TOPIC, "calendar-" + source.id(), "" + source.id());
        deliveries.tell(List.of(Telling.once(piece, new Destination.Someone(source.person()))));
      }
    });
  }

  /** A file that can't be fetched is soon gone for good; an address may come back. */
  private @Nullable Instant again(Source source) {
    var pause = SOON.multipliedBy(1L << Math.min(source.failures(), 6));
    return source.file() != null && source.failures() >= MOST_FAILURES ? null : now().plus(pause);
  }

  /** Nobody who said that they are away for longer, or that they are back, is overruled. */
  private void apply() {
    var now = now();
    for (var begun : sources.begun(now)) {
      transaction.executeWithoutResult(_ -> {
        var until = people.awayUntil(begun.who(), now);
        if (sources.apply(begun)
            && until.filter(it -> !it.isBefore(begun.when().until())).isEmpty()) {
          settings.away(people.get(begun.who()).id(), begun.when().from(), begun.when().until());
        }
      });
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
