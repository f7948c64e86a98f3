package dev.deskbell.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.deskbell.people.Person;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All tokens. Who reads the database can present none of them. */
@Component
public class Tokens {
  /** So that scanners of repositories can tell what was published by mistake. */
  private static final String PREFIX = "deskbell_";

  private static final int BYTES = 32;

  /** That they are used is noted no more often. */
  private static final Duration NOTED = Duration.ofMinutes(1);

  private static final String COLUMNS = "id, purpose, about, made_by, made_at, used_at";

  private final JdbcClient db;

  Tokens(JdbcClient db) {
    this.db = db;
  }

  /** A new one; the secret is told here and never again. */
  public String make(String purpose, String about, Person.Id by, Instant at) {
    var secret = PREFIX + Secret.random(BYTES).words();
    db.sql("insert into token (purpose, digest, about, made_by, made_at) values (?, ?, ?, ?, ?)")
        .params(purpose, digest(purpose, secret), about, by.value(), utc(at))
        .update();
    return secret;
  }

  /**
   * The one with that secret, if it holds. What is compared are digests, in the same time whatever
   * they have in common.
   */
  public Optional<Token> present(String purpose, String secret, Instant at) {
    var wanted = digest(purpose, secret);
    var found =
        db.sql("select digest, " + COLUMNS + " from token where digest = ? and revoked_at is null")
            .param(wanted)
            .query((row, _) ->
                MessageDigest.isEqual(wanted, row.getBytes("digest"))
                    ? Optional.of(token(row))
                    : Optional.<Token>empty())
            .optional()
            .flatMap(it -> it);
    found.ifPresent(it -> used(it, at));
    return found;
  }

  private void used(Token token, Instant at) {
    if (token.usedAt() == null || token.usedAt().isBefore(at.minus(NOTED))) {
      db.sql("update token set used_at = ? where id = ? and (used_at is null or used_at < ?)")
          .params(utc(at), token.id(), utc(at))
          .update();
    }
  }

  /** All of a purpose that hold, the newest first. */
  public List<Token> of(String purpose) {
    return db.sql(
            "select "
                + COLUMNS
                + " from token where purpose = ? and revoked_at is null order by id desc")
        .param(purpose)
        .query((row, _) -> token(row))
        .list();
  }

  public Optional<Token> find(String purpose, long id) {
    return db.sql(
            "select " + COLUMNS + " from token where purpose = ? and id = ? and revoked_at is null")
        .params(purpose, id)
        .query((row, _) -> token(row))
        .optional();
  }

  /** Whether it held until now. */
  public boolean revoke(long id, Person.Id by, Instant at) {
    return db.sql(
                "update token set revoked_by = ?, revoked_at = ? where id = ? and revoked_at is null")
            .params(by.value(), utc(at), id)
            .update()
        == 1;
  }

  private static Token token(ResultSet row) throws SQLException {
    return new Token(
        row.getLong("id"),
        row.getString("purpose"),
        row.getString("about"),
        new Person.Id(row.getLong("made_by")),
        row.getObject("made_at", OffsetDateTime.class).toInstant(),
        moment(row.getObject("used_at", OffsetDateTime.class)));
  }

  private static @Nullable Instant moment(@Nullable OffsetDateTime written) {
    return written == null ? null : written.toInstant();
  }

  /** Of the purpose too: what opens one door opens no other. */
  private static byte[] digest(String purpose, String secret) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update((purpose.length() + ":" + purpose).getBytes(UTF_8));
      return digest.digest(secret.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
