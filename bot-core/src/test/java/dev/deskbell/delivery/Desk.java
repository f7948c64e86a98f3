package dev.deskbell.delivery;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Content;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import dev.deskbell.delivery.Drawer.Drawn;
import dev.deskbell.people.Person;
import dev.deskbell.testing.FakePlatform;
import dev.deskbell.testing.SettableClock;
import dev.deskbell.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stage of these tests: a database, a clock, a platform, a few people, what cards show. */
final class Desk implements AutoCloseable {

  static final Person.Id ANA = new Person.Id(1);
  static final Person.Id ADMIN = new Person.Id(9);
  static final Account ANAS = new Account("here", "w", "ana");
  static final Account ANAS_OTHER = new Account("there", "w", "ana2");
  static final Destination ROOM = room("general");
  static final Destination DIRECT = new Destination.Someone(ANA);

  final DataSource database = TestDatabase.fresh();
  final JdbcClient db = JdbcClient.create(database);
  final SettableClock clock = SettableClock.tuesdayMorning();
  final FakePlatform here = FakePlatform.withMemory("here");
  final FakePlatform there = new FakePlatform("there");
  final Instance.People people =
      new Instance.People(ADMIN)
          .with(ANA, ANAS, ANAS_OTHER)
          .with(ADMIN, new Account("there", "w", "admin"));

  /** What each subject looks like now; absent is hidden. */
  final Map<String, String> state = new ConcurrentHashMap<>();

  private final List<Instance> instances = new ArrayList<>();

  static Destination room(String channel) {
    return new Destination.Room(Place.channel("here", "w", channel));
  }

  static Piece card(String subject) {
    return new Piece("card", subject, "");
  }

  static Piece note(String subject, int number) {
    return new Piece("note", subject, Integer.toString(number));
  }

  static Destination below(String subject, Destination where) {
    return new Destination.Below(card(subject), where);
  }

  Instance start(Class<?>... more) {
    var instance =
        new Instance(
            database,
            clock,
            people,
            List.of(here, there),
            List.of(drawer("card"), drawer("note"), new Poison()),
            more);
    instances.add(instance);
    return instance;
  }

  Drawer drawer(String topic) {
    return new Drawer() {
      @Override
      public String topic() {
        return topic;
      }

      @Override
      public Drawn draw(Piece piece, View view) {
        var words = state.get(piece.subject());
        return words == null ? new Drawn.Hidden() : new Drawn.Shown(words(piece, words));
      }
    };
  }

  private static Content words(Piece piece, String state) {
    return new Saying(
        Text.of(
            piece.topic().equals("card")
                ? piece.subject() + " is " + state
                : piece.subject() + " note " + piece.argument()));
  }

  /** The instance is gone while the platform works; it does the deed all the same. */
  static FakePlatform.Behaviour killedAfterDoing() {
    return (_, deed) -> {
      deed.done();
      throw new Killed();
    };
  }

  static FakePlatform.Behaviour killedBeforeDoing() {
    return (_, _) -> {
      throw new Killed();
    };
  }

  /** No code of the desk's sees this: it ends whoever sends, on the spot. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  /** The lease of whoever sends ends, as it does when they are gone. */
  void endLeases() {
    db.sql(
            """
            update delivery_lane set leased_until = clock_timestamp() - interval '1 second'
             where leased_until > clock_timestamp()\
            """)
        .update();
  }

  List<String> states() {
    return db.sql("select state from delivery order by id")
        .query((row, _) -> row.getString(1))
        .list();
  }

  @Override
  public void close() {
    instances.forEach(Instance::close);
    TestDatabase.drop(database);
  }

  private static final class Poison implements Drawer {

    @Override
    public String topic() {
      return "poison";
    }

    @Override
    public Drawn draw(Piece piece, View view) {
      throw new IllegalStateException("poison");
    }
  }
}
