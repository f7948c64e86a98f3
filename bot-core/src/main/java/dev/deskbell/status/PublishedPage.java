package dev.deskbell.status;

import dev.deskbell.people.People;
import dev.deskbell.policy.Policies;
import dev.deskbell.web.PublicAddress;
import dev.deskbell.web.Request;
import dev.deskbell.web.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The page as this instance serves it: from memory, without asking anybody. Whoever reads it has
 * the desk look at most every two seconds whether something was published, here or elsewhere; who
 * asks meanwhile, or when the database is slow or away, gets what there is.
 */
@Component
class PublishedPage {
  private static final Logger LOG = LoggerFactory.getLogger(PublishedPage.class);
  private static final Duration FRESH = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofMillis(300);
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Notices notices;
  private final Policies policies;
  private final People people;
  private final Clock clock;
  private final ObjectProvider<PublicAddress> address;
  private final Executor background = it -> Thread.ofVirtual().name("status-page").start(it);
  private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();
  private final AtomicReference<@Nullable CompletableFuture<Void>> looking =
      new AtomicReference<>();

  /** What it was drawn from. */
  private record Key(long version, long policies, LocalDate day) {}

  private record Kept(Key key, Documents documents, Instant lookedAt, boolean stale) {}

  PublishedPage(
      Notices notices,
      Policies policies,
      People people,
      Clock clock,
      ObjectProvider<PublicAddress> address) {
    this.notices = notices;
    this.policies = policies;
    this.people = people;
    this.clock = clock;
    this.address = address;
  }

  /** Something was published here: the next reader sees it. */
  void changed() {
    kept.updateAndGet(
        it -> it == null ? null : new Kept(it.key(), it.documents(), it.lookedAt(), true));
  }

  Response answer(Request request, Function<Documents, Documents.Document> which) {
    if (!policies.current(StatusPolicy.SECTION).isOn()) {
      return Response.text(404, "There is nothing here.\n");
    }
    var documents = documents();
    return documents == null
        ? Response.text(503, "The page is not ready; please try again.\n").with("Retry-After", "5")
        : answer(request, which.apply(documents));
  }

  private @Nullable Documents documents() {
    var now = kept.get();
    if (now == null || isDue(now)) {
      await(now == null ? Duration.ofSeconds(5) : PATIENCE);
      now = kept.get();
    }
    return now == null ? null : now.documents();
  }

  /** Whether whoever asks now reads what is true now. */
  boolean isFresh() {
    var it = kept.get();
    return it != null && !isDue(it);
  }

  private boolean isDue(Kept it) {
    return it.stale()
        || Duration.between(it.lookedAt(), clock.instant()).abs().compareTo(FRESH) > 0;
  }

  /** One looks for all who ask meanwhile. */
  private void await(Duration patience) {
    var mine = new CompletableFuture<Void>();
    var theirs = looking.compareAndExchange(null, mine);
    if (theirs == null) {
      background.execute(() -> {
        try {
          look();
        } catch (RuntimeException trouble) {
          LOG.debug("the status page stays as it is until the database answers", trouble);
        } finally {
          looking.set(null);
          mine.complete(null);
        }
      });
    }
    try {
      (theirs == null ? mine : theirs).get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException _) {
      LOG.debug("the status page is served as it was");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    var now = clock.instant();
    var before = kept.get();
    // Whatever is published from here on marks it stale again.
    if (before != null) {
      kept.compareAndSet(before, new Kept(before.key(), before.documents(), now, false));
    }
    var zone = people.organisation().zone();
    var version = notices.version();
    var key = new Key(version.number(), policies.version(), now.atZone(zone).toLocalDate());
    if (before != null && before.key().equals(key)) {
      return;
    }
    var fresh = new Kept(key, drawn(version, now, modified(before, key, version, now)), now, false);
    kept.updateAndGet(it -> new Kept(key, fresh.documents(), now, it != null && it.stale()));
  }

  /** When it last said something else: a publication, another day, other files. */
  private Instant modified(@Nullable Kept before, Key key, Notices.Version version, Instant now) {
    if (before != null && before.key().policies() != key.policies()) {
      return now;
    }
    var day = key.day().atStartOfDay(people.organisation().zone()).toInstant();
    return day.isAfter(version.changedAt()) ? day : version.changedAt();
  }

  private Documents drawn(Notices.Version version, Instant now, Instant modified) {
    var policy = policies.current(StatusPolicy.SECTION);
    var zone = people.organisation().zone();
    var since = now.atZone(zone).minusDays(Board.DAYS).toInstant();
    var changed = version.number() == 0 ? modified : version.changedAt();
    var board = Board.of(policy, zone, changed, notices.since(since), now);
    var base = Optional.ofNullable(address.getIfAvailable()).flatMap(PublicAddress::base);
    return new Documents(
        HtmlPage.of(board, modified),
        AtomFeed.of(board, version.feed(), base.orElse(URI.create("")), modified),
        JsonPage.of(board, modified));
  }

  private Response answer(Request request, Documents.Document it) {
    var packed = takesGzip(request);
    var tag = "\"" + it.tag() + (packed ? "-z" : "") + "\"";
    var same = isSame(request, it, tag);
    var response =
        new Response(
                same ? 304 : 200,
                java.util.Map.of(),
                same ? new byte[0] : packed ? it.packed() : it.plain())
            .with("Content-Type", it.mediaType())
            .with("Content-Security-Policy", it.policy())
            .with("Cache-Control", "public, max-age=10, stale-if-error=86400")
            .with("Vary", "Accept-Encoding")
            .with("Access-Control-Allow-Origin", "*")
            .with("ETag", tag);
    // Within a second there may be two; a date could not tell them apart.
    var settled = it.modifiedAt().isBefore(clock.instant().minusSeconds(2));
    response =
        settled ? response.with("Last-Modified", HTTP_DATE.format(it.modifiedAt())) : response;
    return packed && !same ? response.with("Content-Encoding", "gzip") : response;
  }

  private static boolean takesGzip(Request request) {
    return request
        .header("Accept-Encoding")
        .filter(it -> it.contains("gzip") && !it.contains("gzip;q=0"))
        .isPresent();
  }

  private static boolean isSame(Request request, Documents.Document it, String tag) {
    var known = request.header("If-None-Match");
    return known.isPresent()
        ? known.filter(tags -> tags.contains(tag) || tags.strip().equals("*")).isPresent()
        : request
            .header("If-Modified-Since")
            .flatMap(PublishedPage::date)
            .filter(since -> !it.modifiedAt().truncatedTo(ChronoUnit.SECONDS).isAfter(since))
            .isPresent();
  }

  private static Optional<Instant> date(String written) {
    try {
      return Optional.of(Instant.from(HTTP_DATE.parse(written)));
    } catch (java.time.DateTimeException _) {
      return Optional.empty();
    }
  }
}
