package dev.deskbell.ticket;

import dev.deskbell.chat.Absence;
import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.History;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Message;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Speaker;
import dev.deskbell.people.People;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Hears what was said in the threads of open tickets while a platform, or the desk, was away: each
 * message once, however often it is read, since a message that is a comment already is not one
 * again.
 */
@Component
public class ReadBack implements Absence {
  private static final Logger LOG = LoggerFactory.getLogger(ReadBack.class);

  /** The newest tickets' threads: what is older is read when somebody asks for it. */
  private static final int MOST = 200;

  private static final Duration LEASE = Duration.ofMinutes(30);

  /** Clocks differ, and what was on its way is not heard twice anyway. */
  private static final Duration BEFORE = Duration.ofMinutes(1);

  private final JdbcClient db;
  private final ObjectProvider<ChatPlatform> platforms;
  private final ObjectProvider<Conversation> conversation;
  private final People people;
  private final Clock clock;
  private final Semaphore wishes = new Semaphore(0);

  ReadBack(
      JdbcClient db,
      ObjectProvider<ChatPlatform> platforms,
      ObjectProvider<Conversation> conversation,
      People people,
      Clock clock) {
    this.db = db;
    this.platforms = platforms;
    this.conversation = conversation;
    this.people = people;
    this.clock = clock;
  }

  @Override
  public void over(String platform, Instant silentSince) {
    db.sql(
            """
            insert into read_back (platform, since) values (?, ?)
            on conflict (platform) do update
               set since = least(read_back.since, excluded.since), leased_until = '-infinity'
            """)
        .params(platform, silentSince.minus(BEFORE).atOffset(ZoneOffset.UTC))
        .update();
    wishes.release();
  }

  /** Returns when this instance has something to read back, or after that long. */
  void await(Duration longest) throws InterruptedException {
    if (wishes.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
      wishes.drainPermits();
    }
  }

  /** The desk itself was away: since whatever it heard last. */
  void begin() {
    var last =
        db.sql("select max(at) from inbox")
            .query((row, _) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
            .single();
    last.ifPresent(at ->
        platforms.stream()
            .filter(History.class::isInstance)
            .forEach(it -> over(it.name(), at.toInstant())));
  }

  private record Wanted(String platform, Instant since) {}

  private record Thread(Place place, boolean direct) {}

  /**
   * Reads one platform back, the newest tickets first.
   *
   * @param pause waits between two threads: platforms allow few such questions
   * @return false when there is none to read back
   */
  public boolean next(Pause pause) throws InterruptedException {
    var wanted = claim();
    if (wanted.isEmpty()) {
      return false;
    }
    var it = wanted.get();
    var platform = platforms.stream().filter(p -> p.name().equals(it.platform())).findFirst();
    if (platform.isPresent() && platform.get() instanceof History history) {
      for (var thread : watched(it.platform())) {
        read(thread, history, it.since());
        pause.make();
      }
    }
    db.sql("delete from read_back where platform = ? and since = ?")
        .params(it.platform(), it.since().atOffset(ZoneOffset.UTC))
        .update();
    return true;
  }

  /** Lets some time pass. */
  public interface Pause {
    void make() throws InterruptedException;
  }

  private Optional<Wanted> claim() {
    var now = clock.instant();
    return db.sql(
            """
            update read_back set leased_until = :until
             where platform = (select platform from read_back where leased_until < :now
                                order by platform limit 1 for update skip locked)
            returning platform, since
            """)
        .param("until", now.plus(LEASE).atOffset(ZoneOffset.UTC))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query((row, _) ->
            new Wanted(
                row.getString("platform"),
                row.getObject("since", OffsetDateTime.class).toInstant()))
        .optional();
  }

  private List<Thread> watched(String platform) {
    return db.sql(
            """
            select k.workspace, k.channel, k.message, k.destination like 'person/%' as direct
              from delivery_kept k join ticket t on t.ref = k.subject
             where k.topic = 'ticket.card' and k.state = 'STANDS' and k.platform = ?
               and t.phase <> 'CLOSED'
             order by t.id desc, k.destination limit ?
            """)
        .params(platform, MOST)
        .query((row, _) ->
            new Thread(
                new Place(
                    platform,
                    row.getString("workspace"),
                    row.getString("channel"),
                    row.getString("message")),
                row.getBoolean("direct")))
        .list();
  }

  /** One thread that can't be read keeps no other from being read. */
  private void read(Thread thread, History history, Instant since) {
    try {
      history.since(thread.place(), since).forEach(it -> hear(it, thread));
    } catch (RuntimeException problem) {
      LOG.warn("what was said in {} could not be read back", thread.place(), problem);
    }
  }

  private void hear(Message message, Thread thread) {
    var posting = message.posting();
    var key = "read-back/" + posting.place().channel() + "/" + posting.message();
    var audience = thread.direct() ? Origin.Audience.DIRECT : Origin.Audience.OPEN;
    var origin = new Origin(key, speaker(message), posting.place(), audience, clock.instant());
    conversation.getObject().receive(new Incoming.Said(origin, message));
  }

  /** Who is not known yet is met under what their account is called. */
  private Speaker speaker(Message message) {
    var known = people.behind(message.by());
    return new Speaker(
        message.by(),
        known.map(it -> it.name()).orElse(message.by().user()),
        Set.of(),
        known.map(it -> people.kindOf(it.id())).orElse(Speaker.Kind.MEMBER));
  }
}
