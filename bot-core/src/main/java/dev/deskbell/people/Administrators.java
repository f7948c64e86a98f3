package dev.deskbell.people;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Speaker;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/** Lets the first administrator of a desk prove that they read its log. */
@Component
public class Administrators {
  static final Duration VALID = Duration.ofHours(24);
  private static final int MOST_ATTEMPTS = 10;
  private static final Logger LOG = LoggerFactory.getLogger(Administrators.class);

  // Until the desk is ready there is nothing to ask.
  private final AtomicBoolean isAsked = new AtomicBoolean(true);

  private final JdbcClient db;
  private final People people;
  private final AccountAudit audit;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final ObjectProvider<ChatPlatform> platforms;
  private final ObjectProvider<UnlinkablePlatform> unlinkable;

  Administrators(
      JdbcClient db,
      People people,
      AccountAudit audit,
      TransactionOperations transaction,
      Clock clock,
      ObjectProvider<ChatPlatform> platforms,
      ObjectProvider<UnlinkablePlatform> unlinkable) {
    this.db = db;
    this.people = people;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
    this.platforms = platforms;
    this.unlinkable = unlinkable;
  }

  @EventListener(ApplicationReadyEvent.class)
  void announce() {
    isAsked.set(false);
    announceOnce();
  }

  /** A database that is away just then keeps no desk from starting: it is asked again. */
  @Scheduled(fixedDelay = 10_000, initialDelay = 10_000)
  void announceOnce() {
    if (isAsked.get()) {
      return;
    }
    try {
      announceNow();
      isAsked.set(true);
    } catch (DataAccessException | TransactionException away) {
      LOG.warn("whether there is an administrator will be asked again: {}", away.getMessage());
    }
  }

  private void announceNow() {
    offer()
        .ifPresent(code ->
            LOG.warn(
                "This desk has no administrator yet. Say `claim {}` to it within a day, from the"
                    + " chat account that shall be the first.",
                code));
  }

  /** A new code, if nobody is administrator. */
  Optional<String> offer() {
    if (isThereOne()) {
      return Optional.empty();
    }
    var code = Codes.make();
    transaction.executeWithoutResult(_ -> {
      db.sql("delete from claim_code where expires_at <= ?").param(now()).update();
      db.sql("insert into claim_code values (?, ?, 0)")
          .params(Codes.digest(code), now().plus(VALID))
          .update();
    });
    return Optional.of(code);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  /** Somebody who can be reached where people are who they say they are. */
  private boolean isThereOne() {
    var trusted = new HashSet<String>();
    platforms.stream().map(ChatPlatform::name).forEach(trusted::add);
    unlinkable.stream().map(UnlinkablePlatform::name).forEach(trusted::remove);
    return people.holding(Role.ADMINISTRATOR).stream()
        .flatMap(it -> people.accountsOf(it.id()).stream())
        .map(Account::platform)
        .anyMatch(it -> trusted.isEmpty() || trusted.contains(it));
  }

  /**
   * Makes them administrator if that is the code; in the running transaction, where a wrong one is
   * counted: ten make every code void until the desk starts again.
   *
   * @return a sentence
   */
  public String claim(Person.Id who, String code, Instant at) {
    if (people.kindOf(who) != Speaker.Kind.MEMBER) {
      return "Only people of the organisation can be administrator.";
    }
    var open =
        db.sql(
                """
                update claim_code set attempts = attempts + 1
                 where expires_at > ? and attempts < ?
                returning digest
                """)
            .params(at.atOffset(ZoneOffset.UTC), MOST_ATTEMPTS)
            .query((row, _) -> row.getBytes("digest"))
            .list();
    var typed = Codes.digest(code);
    var right = false;
    for (var digest : open) {
      right |= MessageDigest.isEqual(digest, typed);
    }
    if (!right) {
      return "That is not the code, or it is no longer good. The desk logs a new one whenever it"
          + " starts without an administrator.";
    }
    grant(who, at);
    return "You are this desk's administrator now. Say `help` to see what you can do.";
  }

  private void grant(Person.Id who, Instant at) {
    db.sql("delete from claim_code").update();
    db.sql("insert into granted_role values (?, ?, 0, ?) on conflict do nothing")
        .params(who.value(), Role.ADMINISTRATOR.name(), at.atOffset(ZoneOffset.UTC))
        .update();
    audit.note(at, who, who, "administrator.claimed", "");
    people.changed();
  }
}
