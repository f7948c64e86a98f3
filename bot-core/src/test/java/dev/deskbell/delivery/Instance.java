package dev.deskbell.delivery;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.people.Person;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** One running desk, as far as delivery is concerned; several can share a database. */
final class Instance implements AutoCloseable {

  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  Instance(
      DataSource database,
      Clock clock,
      People people,
      List<? extends ChatPlatform> platforms,
      List<? extends Drawer> drawers,
      Class<?>... more) {
    context.registerBean(DataSource.class, () -> database);
    context.scan("dev.deskbell.store");
    context.registerBean(
        JdbcClient.class, () -> JdbcClient.create(context.getBean(JdbcTemplate.class)));
    context.registerBean(
        TransactionOperations.class,
        () -> new TransactionTemplate(new DataSourceTransactionManager(database)));
    context.registerBean(Clock.class, () -> clock);
    context.registerBean(Accounts.class, () -> people);
    platforms.forEach(
        it -> context.registerBean(it.name() + "Platform", ChatPlatform.class, () -> it));
    drawers.forEach(it -> context.registerBean(it.topic() + "Drawer", Drawer.class, () -> it));
    context.register(
        Wake.class,
        Deliveries.class,
        Connections.class,
        Lanes.class,
        Work.class,
        Scopes.class,
        Platforms.class,
        Drawers.class,
        Aims.class,
        Letters.class,
        Problems.class,
        Witnesses.class,
        ProblemDrawer.class,
        Ledger.class,
        Outcomes.class,
        Refusals.class,
        FailingClaims.class,
        Unclaimable.class,
        Claims.class,
        Doubts.class,
        Resumption.class,
        Sender.class,
        Auditor.class,
        Housekeeping.class,
        DeliveryConfiguration.class);
    for (var each : more) {
      context.register(each);
    }
    context.refresh();
  }

  <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  /** As a turn tells: in one transaction. */
  void tell(Telling... tellings) {
    get(TransactionOperations.class)
        .executeWithoutResult(_ -> get(Deliveries.class).tell(List.of(tellings)));
  }

  /** One lane with work gets one message on its way; false when there is nothing to do now. */
  boolean step() {
    for (var lane : withWork()) {
      if (work(lane)) {
        return true;
      }
    }
    return false;
  }

  List<Lane> withWork() {
    return get(Work.class).withWork(get(Clock.class).instant(), 100).stream()
        .filter(it -> it.hold() == null)
        .map(Waiting.Found::lane)
        .toList();
  }

  boolean work(Lane lane) {
    var sender = get(Sender.class);
    var started = System.nanoTime();
    try {
      switch (sender.claim(lane)) {
        case Claim.Nothing(), Claim.Busy(), Claim.Held(_, _) -> {
          return false;
        }
        case Claim.Settled() -> {}
        case Claim.Send claim -> sender.send(claim, started);
        case Claim.Find claim -> sender.find(claim);
      }
      return true;
    } catch (InterruptedException problem) {
      throw new IllegalStateException(problem);
    }
  }

  /** Sends all that may go now. */
  void drain() {
    var steps = 0;
    while (step()) {
      if (++steps > 100_000) {
        throw new IllegalStateException("it never ends");
      }
    }
  }

  @Override
  public void close() {
    context.close();
  }

  /** Who has which accounts. */
  static final class People implements Accounts {

    private final Map<Person.Id, List<Account>> accounts = new ConcurrentHashMap<>();
    private final Set<Person.Id> unknown = ConcurrentHashMap.newKeySet();
    private final List<Person.Id> administrators;

    People(Person.Id... administrators) {
      this.administrators = List.of(administrators);
    }

    People with(Person.Id person, Account... liked) {
      accounts.put(person, List.of(liked));
      return this;
    }

    /** Nobody knows them, and who asks for their accounts is told so. */
    People without(Person.Id person) {
      unknown.add(person);
      return this;
    }

    @Override
    public List<Account> of(Person.Id person) {
      if (unknown.contains(person)) {
        throw new IllegalStateException("nobody knows " + person);
      }
      return accounts.getOrDefault(person, List.of());
    }

    @Override
    public Optional<Person.Id> behind(Account account) {
      return accounts.entrySet().stream()
          .filter(it -> it.getValue().contains(account))
          .map(Map.Entry::getKey)
          .findFirst();
    }

    @Override
    public List<Person.Id> administrators() {
      return administrators;
    }
  }
}
