package dev.deskbell.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.deskbell.calendar.ICalendar;
import dev.deskbell.calendar.Interval;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.token.Pace;
import dev.deskbell.token.Token;
import dev.deskbell.token.Tokens;
import dev.deskbell.web.Endpoint;
import dev.deskbell.web.Request;
import dev.deskbell.web.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Answers programs that read calendars. */
@Configuration(proxyBeanMethods = false)
class Feeds {
  static final String PURPOSE = "feed";

  /** Programs ask every few minutes at most; whoever asks oftener does something else. */
  private static final int MOST_A_MINUTE = 30;

  private static final Duration BEHIND = Duration.ofDays(31);
  private static final Duration AHEAD = Duration.ofDays(186);
  private static final String FILE = ".ics";

  private final Tokens tokens;
  private final People people;
  private final ObjectProvider<FeedSource> sources;
  private final Clock clock;
  private final Pace pace = new Pace(MOST_A_MINUTE);

  Feeds(Tokens tokens, People people, ObjectProvider<FeedSource> sources, Clock clock) {
    this.tokens = tokens;
    this.people = people;
    this.sources = sources;
    this.clock = clock;
  }

  @Bean
  Endpoint calendarFeeds() {
    return Endpoint.get("/feed/{file}", this::answer);
  }

  /** Whatever is wrong with an address, nobody learns what. */
  Response answer(Request request) {
    var file = request.variables().getOrDefault("file", "");
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (!file.endsWith(FILE)) {
      return nothing();
    }
    var secret = file.substring(0, file.length() - FILE.length());
    var token = tokens.present(PURPOSE, secret, now);
    if (token.isPresent() && !pace.allows(token.get(), now)) {
      return Response.text(429, "That was a lot at once.\n").with("Retry-After", "60");
    }
    return token
        .flatMap(it -> written(it, now))
        .map(it -> answer(request, it))
        .orElseGet(Feeds::nothing);
  }

  private static Response nothing() {
    return Response.text(404, "There is nothing here.\n");
  }

  private static Response answer(Request request, String calendar) {
    var tag = '"' + digest(calendar) + '"';
    var answer =
        isKnown(request, tag)
            ? Response.of(304)
            : Response.of(200, "text/calendar; charset=utf-8", calendar);
    return answer.with("ETag", tag).with("Cache-Control", "private, max-age=300, no-cache");
  }

  private static boolean isKnown(Request request, String tag) {
    return request.header("If-None-Match").stream()
        .flatMap(it -> Arrays.stream(it.split(",")))
        .map(it -> it.strip().replaceFirst("^W/", ""))
        .anyMatch(tag::equals);
  }

  /** What its owner may no longer see, or what is gone, is no calendar any more. */
  private Optional<String> written(Token token, Instant now) {
    var feed = Feed.of(token);
    return source(feed.kind())
        .filter(it -> isOwned(it, token.by()))
        .flatMap(it ->
            it.entries(feed.about(), token.by(), around(now))
                .map(entries -> ICalendar.write(it.title(feed.about()), entries, token.madeAt())));
  }

  private boolean isOwned(FeedSource source, Person.Id owner) {
    return people.get(owner).active() && people.holds(owner, source.least(), null);
  }

  Optional<FeedSource> source(String kind) {
    return sources.stream().filter(it -> it.kind().equals(kind)).findFirst();
  }

  /** The same all day, so that what has not changed reads the same. */
  private static Interval around(Instant now) {
    var today = now.truncatedTo(ChronoUnit.DAYS);
    return new Interval(today.minus(BEHIND), today.plus(AHEAD));
  }

  private static String digest(String calendar) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(calendar.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
