package dev.deskbell.people;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Speaker;
import dev.deskbell.store.TestWrites;
import dev.deskbell.testing.SettableClock;
import dev.deskbell.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Everything of this package on a database of its own. */
final class Desk {
  final DataSource database = TestDatabase.fresh();
  final SettableClock clock = SettableClock.tuesdayMorning();
  final JdbcClient db = JdbcClient.create(database);
  final TransactionTemplate transaction =
      new TransactionTemplate(new JdbcTransactionManager(database));
  final List<ChatPlatform> platforms = new ArrayList<>();
  final List<Departure> concerned = new ArrayList<>();
  final TestPeople itself = TestPeople.of(database, clock);
  final People people = itself.people();
  final AccountAudit audit = new AccountAudit(TestWrites.on(database));
  final Linking linking =
      new Linking(
          db,
          itself.store(),
          people,
          audit,
          provider(() -> List.of(new UnlinkablePlatform("console"))),
          transaction);
  final Administrators administrators =
      new Administrators(
          db,
          people,
          audit,
          transaction,
          clock,
          provider(() -> platforms),
          provider(() -> List.of(new UnlinkablePlatform("console"))));
  final Departures departures =
      new Departures(db, people, audit, transaction, provider(() -> concerned));
  final Settings settings = new Settings(TestWrites.on(database), people);
  final Rooms rooms = new Rooms(db, itself.policies().policies(), people, audit);
  final ProfileVisits profiles =
      new ProfileVisits(db, people, departures, transaction, clock, provider(() -> platforms));
  final GroupVisits groups =
      new GroupVisits(
          db, itself.policies().policies(), people, transaction, provider(() -> platforms));

  static Account account(String platform, String user) {
    return new Account(platform, "w", user);
  }

  /** Somebody of no file. */
  Person.Id stranger(String platform, String user) {
    return people.meet(Speaker.member(account(platform, user), user)).id();
  }

  List<String> audited(Person.Id about) {
    return db.sql("select what from account_audit where about = ? order by id")
        .param(about.value())
        .query((row, _) -> row.getString("what"))
        .list();
  }

  <T> T turn(Supplier<T> deed) {
    return transaction.execute(_ -> deed.get());
  }

  void turn(Runnable deed) {
    transaction.executeWithoutResult(_ -> deed.run());
  }

  private static <T> ObjectProvider<T> provider(Supplier<List<? extends T>> all) {
    return new ObjectProvider<>() {
      @Override
      public Stream<T> stream() {
        return all.get().stream().map(it -> (T) it);
      }

      @Override
      public Stream<T> orderedStream() {
        return stream();
      }

      @Override
      public @Nullable T getIfAvailable() {
        return null;
      }
    };
  }
}
