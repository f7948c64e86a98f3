package dev.deskbell.oncall;

import dev.deskbell.oncall.ChannelsPolicy.Channel;
import dev.deskbell.policy.Policies;
import dev.deskbell.ticket.DueWork;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Calls the channels: each call on a thread of its own, outside of any transaction, with a time
 * limit below the lease. What comes back counts only while the lease is still its own.
 */
@Component
@Order(3)
class Calling implements DueWork {
  private static final Logger LOG = LoggerFactory.getLogger(Calling.class);
  private static final int SET = 50;
  private static final int TRIES = 6;
  private static final Duration LEASE = Duration.ofSeconds(40);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final HttpClient http =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final JdbcClient db;
  private final Policies policies;
  private final Environment environment;
  private final CallBody body;
  private final PageWitness witness;
  private final TransactionOperations transaction;
  private final Clock clock;

  Calling(
      JdbcClient db,
      Policies policies,
      Environment environment,
      CallBody body,
      PageWitness witness,
      TransactionOperations transaction,
      Clock clock) {
    this.db = db;
    this.policies = policies;
    this.environment = environment;
    this.body = body;
    this.witness = witness;
    this.transaction = transaction;
    this.clock = clock;
  }

  private record Call(long page, String way, int tries, long epoch) {}

  @Override
  public String isDue() {
    return """
    exists (select 1 from page_call
             where done_at is null and next_try <= :now and leased_until <= :now)
    """;
  }

  @Override
  public int fire() {
    var calls = claim(now());
    calls.forEach(it -> Thread.ofVirtual().name("page-" + it.page()).start(() -> make(it)));
    return calls.size();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private List<Call> claim(Instant now) {
    return db.sql(
            """
            update page_call set leased_until = ?, epoch = epoch + 1, tries = tries + 1
             where page in (select page from page_call
                             where done_at is null and next_try <= ? and leased_until <= ?
                             order by next_try limit ? for update skip locked)
            returning page, way, tries, epoch
            """)
        .params(Covers.utc(now.plus(LEASE)), Covers.utc(now), Covers.utc(now), SET)
        .query(
            (row, _) -> new Call(row.getLong(1), row.getString(2), row.getInt(3), row.getLong(4)))
        .list();
  }

  private void make(Call call) {
    var sentAt = now();
    try {
      var words = body.of(call.page());
      if (words.isEmpty()) {
        done(call, sentAt, "not needed", "it was over before it left", false);
        return;
      }
      var channel =
          policies.current(ChannelsConfiguration.CHANNELS).named(call.way()).orElseThrow();
      var status = post(channel, call.page(), words.get(), sentAt);
      answered(call, sentAt, status);
    } catch (IOException | RuntimeException e) {
      LOG.warn("page {} by {} was not taken: {}", call.page(), call.way(), e.toString());
      failed(call, sentAt, "no answer: " + e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int post(Channel channel, long page, String words, Instant at)
      throws IOException, InterruptedException {
    var stamp = Long.toString(at.getEpochSecond());
    var request =
        HttpRequest.newBuilder(URI.create(channel.url()))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Deskbell-Page", Long.toString(page))
            .header(
                "Deskbell-Signature", "t=" + stamp + ",v1=" + signed(channel, stamp + "." + words))
            .POST(HttpRequest.BodyPublishers.ofString(words))
            .build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  private String signed(Channel channel, String words) {
    var secret = environment.getProperty(channel.secret(), "");
    if (secret.isEmpty()) {
      throw new IllegalStateException(channel.secret() + " is not set, so nothing can be signed");
    }
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(words.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void answered(Call call, Instant sentAt, int status) {
    if (status >= 200 && status < 300) {
      done(call, sentAt, "arrived", "answered " + status, true);
    } else {
      failed(call, sentAt, "answered " + status);
    }
  }

  private void failed(Call call, Instant sentAt, String why) {
    if (call.tries() >= TRIES) {
      done(call, sentAt, "lost", why, false);
      return;
    }
    ifOurs(
        call,
        "next_try = ?, leased_until = '-infinity'",
        now().plusSeconds(5L << call.tries()),
        () -> witness.note(call.page(), sentAt, now(), call.way(), "turned away", why));
  }

  private void done(Call call, Instant sentAt, String came, String said, boolean arrived) {
    ifOurs(
        call,
        "done_at = ?",
        now(),
        () -> {
          witness.note(call.page(), sentAt, now(), call.way(), came, said);
          if (arrived) {
            witness.arrived(call.page(), now());
          } else {
            witness.lost(call.page(), said, now());
          }
        });
  }

  private void ifOurs(Call call, String change, Instant moment, Runnable writing) {
    transaction.executeWithoutResult(_ -> {
      var ours =
          db.sql("update page_call set " + change + " where page = ? and epoch = ?")
              .params(Covers.utc(moment), call.page(), call.epoch())
              .update();
      if (ours == 1) {
        writing.run();
      }
    });
  }
}
