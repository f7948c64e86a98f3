package dev.deskbell.conversation;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.deskbell.chat.Absence;
import dev.deskbell.chat.Account;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Speaker;
import dev.deskbell.chat.Tone;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.people.Team;
import dev.deskbell.store.Writes;
import dev.deskbell.testing.Desk;
import dev.deskbell.testing.SettableClock;
import dev.deskbell.testing.TestDatabase;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.PropertySourcesPlaceholderConfigurer;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The conversation alone, on real PostgreSQL, with practices of a test and people it makes up. */
final class Bench implements AutoCloseable {
  static final Team.Id TEAM = new Team.Id("network");

  final SettableClock clock = SettableClock.tuesdayMorning();
  final DataSource database;
  final JdbcClient db;
  final Rows subjects = new Rows();
  final List<String> absences = new CopyOnWriteArrayList<>();
  final Desk desk;
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();
  private final Map<String, Person> known = new ConcurrentHashMap<>();
  private final Map<Person.Id, Role> roles = new ConcurrentHashMap<>();
  private final Set<Person.Id> gone = ConcurrentHashMap.newKeySet();

  Bench(Practice... practices) {
    this(TestDatabase.fresh(), practices);
  }

  Bench(DataSource database, Practice... practices) {
    this(database, List.of(), practices);
  }

  /** With somebody who hears what is not addressed to the desk. */
  static Bench listening(Function<Writes, Ear> ear) {
    return new Bench(TestDatabase.fresh(), List.of(ear));
  }

  private Bench(DataSource database, List<Function<Writes, Ear>> ears, Practice... practices) {
    this.database = database;
    db = JdbcClient.create(database);
    db.sql("create table subject (ref text primary key, state text not null)").update();
    db.sql("create table trace (what text not null)").update();
    context.registerBean(DataSource.class, () -> database);
    context.registerBean(
        JdbcClient.class, () -> JdbcClient.create(context.getBean(JdbcTemplate.class)));
    context.registerBean(
        TransactionTemplate.class,
        () -> new TransactionTemplate(new JdbcTransactionManager(database)));
    context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
    context.registerBean(Clock.class, () -> clock);
    context.registerBean(People.class, this::people);
    context.registerBean(Subjects.class, () -> subjects);
    for (var at = 0; at < practices.length; at++) {
      var practice = practices[at];
      context.registerBean("practice" + at, Practice.class, () -> practice);
    }
    for (var ear : ears) {
      context.registerBean(Ear.class, () -> ear.apply(context.getBean(Writes.class)));
    }
    context.registerBean(
        Absence.class, () -> (platform, since) -> absences.add(platform + " " + since));
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource("quick", Map.of("deskbell.listening.first-pause-millis", "1")));
    context.register(PropertySourcesPlaceholderConfigurer.class);
    context.scan("dev.deskbell.store", "dev.deskbell.conversation");
    context.refresh();
    desk = new Desk(context.getBean(Conversation.class), clock);
  }

  static Practice practice(Operation... operations) {
    return () -> Arrays.asList(operations);
  }

  Writes writes() {
    return context.getBean(Writes.class);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  Bench appoint(String user, Role role) {
    roles.put(person(user).id(), role);
    return this;
  }

  /** They have left: no role is theirs. */
  Bench dismiss(String user) {
    gone.add(person(user).id());
    return this;
  }

  Bench subject(String ref) {
    db.sql("insert into subject values (?, 'new')").param(ref).update();
    return this;
  }

  Person person(String user) {
    return known.computeIfAbsent(
        user,
        it ->
            new Person(new Person.Id(1 + known.size()), it, it, ZoneId.of("Europe/Berlin"), true));
  }

  int rows(String table) {
    return db.sql("select count(*) from " + table).query(Integer.class).single();
  }

  List<String> traces() {
    return db.sql("select what from trace order by what")
        .query((row, _) -> row.getString(1))
        .list();
  }

  private People people() {
    var people = mock(People.class);
    when(people.meet(any())).thenAnswer(it -> person(it.<Speaker>getArgument(0).account().user()));
    when(people.behind(any()))
        .thenAnswer(it -> Optional.of(person(it.<Account>getArgument(0).user())));
    when(people.holds(any(), any(), any()))
        .thenAnswer(it ->
            !gone.contains(it.<Person.Id>getArgument(0))
                && roles
                    .getOrDefault(it.<Person.Id>getArgument(0), Role.REQUESTER)
                    .includes(it.getArgument(1)));
    return people;
  }

  @Override
  public void close() {
    context.close();
    TestDatabase.drop(database);
  }

  /** Tickets of a sort, in a table of the test. */
  final class Rows implements Subjects {
    final Set<String> secret = ConcurrentHashMap.newKeySet();
    final Set<String> undrawable = ConcurrentHashMap.newKeySet();
    final Map<String, Set<Operation.Relation>> relations = new ConcurrentHashMap<>();

    @Override
    public List<Subject> lock(Collection<String> refs) {
      return find("select ref from subject where ref = any(?) order by ref for update", refs);
    }

    @Override
    public List<Subject> look(Collection<String> refs) {
      return find("select ref from subject where ref = any(?) order by ref", refs);
    }

    private List<Subject> find(String sql, Collection<String> refs) {
      return bean(JdbcClient.class)
          .sql(sql)
          .param(refs.toArray(String[]::new))
          .query((row, _) -> row.getString(1))
          .list()
          .stream()
          .<Subject>map(Row::new)
          .toList();
    }

    @Override
    public Card draw(String ref, Person reader, String sentence) {
      if (undrawable.contains(ref)) {
        throw new IllegalStateException("a bug in a drawing");
      }
      var state =
          db.sql("select state from subject where ref = ?").param(ref).query(String.class).single();
      return Card.of(sentence + " " + ref + " is " + state, Tone.CALM);
    }

    private final class Row implements Subject {
      private final String ref;

      private Row(String ref) {
        this.ref = ref;
      }

      @Override
      public String ref() {
        return ref;
      }

      @Override
      public Team.@Nullable Id team() {
        return TEAM;
      }

      @Override
      public boolean visibleTo(Person.Id person) {
        return !secret.contains(ref);
      }

      @Override
      public Set<Operation.Relation> relationsOf(Person.Id person) {
        return relations.getOrDefault(ref, Set.of());
      }
    }
  }
}
