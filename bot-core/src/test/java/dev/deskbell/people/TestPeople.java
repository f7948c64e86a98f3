package dev.deskbell.people;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Speaker;
import dev.deskbell.policy.CrossCheck;
import dev.deskbell.policy.Section;
import dev.deskbell.policy.TestPolicies;
import dev.deskbell.store.TestWrites;
import dev.deskbell.testing.SettableClock;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The people of the example organisation without a container, for tests of whoever needs some. */
public final class TestPeople {
  private final TestPolicies policies;
  private final PeopleStore store;
  private final People people;

  private TestPeople(DataSource database, TestPolicies policies, Clock clock) {
    var db = JdbcClient.create(database);
    var transactions = new JdbcTransactionManager(database);
    this.policies = policies;
    this.store = new PeopleStore(db, transactions, clock);
    this.people =
        new People(
            store,
            new Enrolment(db, transactions, clock),
            policies.policies(),
            TestWrites.on(database));
  }

  /** The example organisation, and sections of the test's own. */
  public static TestPeople of(DataSource database, Section<?>... more) {
    return of(database, SettableClock.tuesdayMorning(), more);
  }

  public static TestPeople of(DataSource database, Clock clock, Section<?>... more) {
    var sections = sections(more);
    return new TestPeople(database, TestPolicies.shipped(database, sections, checks()), clock);
  }

  /** An instance with these files instead of the example organisation's. */
  public static TestPeople with(DataSource database, Map<String, String> texts, Clock clock) {
    return new TestPeople(database, TestPolicies.of(database, texts, sections(), checks()), clock);
  }

  /** The example organisation's files, by path. */
  public static Map<String, String> texts() {
    return TestPolicies.shippedTexts(sections());
  }

  public static List<Section<?>> sections(Section<?>... more) {
    var sections =
        new ArrayList<Section<?>>(
            List.of(PeopleSections.ORGANISATION, PeopleSections.PEOPLE, PeopleSections.TEAMS));
    sections.addAll(List.of(more));
    return sections;
  }

  public static List<CrossCheck> checks() {
    var itself = new PeopleSections();
    return List.of(itself.membersAreThere(), itself.roomsAreOfTeams());
  }

  public People people() {
    return people;
  }

  public TestPolicies policies() {
    return policies;
  }

  PeopleStore store() {
    return store;
  }

  /** One of the example organisation: {@code ana}. */
  public Person who(String handle) {
    return people.named(handle).orElseThrow();
  }

  /** Their account on the console. */
  public static Account account(String handle) {
    return new Account("console", "example", handle);
  }

  public static Speaker speaker(String handle) {
    return Speaker.member(account(handle), handle);
  }
}
