package dev.deskbell.people;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Profiles;
import dev.deskbell.chat.Speaker;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Asks platforms once a day what they know of people: zone, e-mail, whether they are still there.
 */
@Component
class ProfileVisits {
  private static final Duration BETWEEN = Duration.ofDays(1);
  private static final int AT_ONCE = 20;

  private final JdbcClient db;
  private final People people;
  private final Departures departures;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final ObjectProvider<ChatPlatform> platforms;

  ProfileVisits(
      JdbcClient db,
      People people,
      Departures departures,
      TransactionOperations transaction,
      Clock clock,
      ObjectProvider<ChatPlatform> platforms) {
    this.db = db;
    this.people = people;
    this.departures = departures;
    this.transaction = transaction;
    this.clock = clock;
    this.platforms = platforms;
  }

  /** Those whose turn it is, a few at a time; the platform is asked outside of any transaction. */
  void visit() {
    for (var platform : platforms.stream().toList()) {
      if (platform instanceof Profiles profiles) {
        claim(platform.name()).forEach(it -> note(it, profiles.of(it)));
      }
    }
  }

  /** Who is claimed and not visited because something broke is visited tomorrow. */
  private List<Account> claim(String platform) {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    return db.sql(
            """
            update account set profile_at = :now
             where (platform, workspace, user_id) in (
                   select platform, workspace, user_id from account
                    where platform = :platform and kind <> 'BOT'
                      and (profile_at is null or profile_at < :before)
                    order by profile_at nulls first limit :most
                      for update skip locked)
            returning workspace, user_id
            """)
        .param("now", now)
        .param("platform", platform)
        .param("before", now.minus(BETWEEN))
        .param("most", AT_ONCE)
        .query(
            (row, _) -> new Account(platform, row.getString("workspace"), row.getString("user_id")))
        .list();
  }

  private void note(Account account, Profiles.@Nullable Profile profile) {
    var person = people.behind(account);
    if (profile == null || person.isEmpty()) {
      return;
    }
    transaction.executeWithoutResult(_ -> {
      if (update(account, person.get(), profile) > 0) {
        people.changed(person.get().id());
      }
      if (!profile.active() && people.accountsOf(person.get().id()).size() == 1) {
        departures.leftByProfile(person.get().id(), clock.instant());
      }
    });
  }

  private int update(Account account, Person person, Profiles.Profile profile) {
    var kind =
        profile.bot()
            ? Speaker.Kind.BOT
            : profile.guest() ? Speaker.Kind.GUEST : Speaker.Kind.MEMBER;
    var zone = profile.zone() == null ? null : profile.zone().getId();
    var name = Names.clean(profile.name(), person.name());
    return db.sql(
                """
                update account set kind = :kind
                 where platform = :platform and workspace = :workspace and user_id = :user
                   and kind <> :kind
                """)
            .param("kind", kind.name())
            .param("platform", account.platform())
            .param("workspace", account.workspace())
            .param("user", account.user())
            .update()
        + db.sql(
                """
                update person
                   set profile_zone = coalesce(:zone, profile_zone),
                       email = coalesce(email, :email),
                       name = case when handle is null then :name else name end,
                       searched = case when handle is null then :searched else searched end
                 where id = :person
                   and (profile_zone is distinct from coalesce(:zone, profile_zone)
                        or email is distinct from coalesce(email, :email)
                        or handle is null and name <> :name)
                """)
            .param("zone", zone, Types.VARCHAR)
            .param("email", profile.email(), Types.VARCHAR)
            .param("name", name)
            .param("searched", Names.searched(name))
            .param("person", person.id().value())
            .update();
  }
}
