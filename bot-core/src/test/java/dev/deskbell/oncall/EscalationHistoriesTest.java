package dev.deskbell.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Call;
import dev.deskbell.testing.Desk;
import dev.deskbell.testing.theatre.CoreDesk;
import dev.deskbell.ticket.DueWork;
import dev.deskbell.ticket.Evidence;
import dev.deskbell.ticket.TicketRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Escalations through histories out of a seed: deeds that are repeated, steps that two instances
 * fire at once, that crash before they commit, clocks that jump forth and back. Whoever was to be
 * paged was paged exactly once, or it is written why not.
 */
class EscalationHistoriesTest {
  private static final List<String> PEOPLE = List.of("yuki", "ben", "lena", "mia");
  private static final CoreDesk desk = new CoreDesk();

  @AfterAll
  static void closes() {
    desk.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void every_page_leaves_once_or_it_is_written_why_not(long seed) throws Exception {
    var random = new Random(seed);
    var refs = new ArrayList<String>();
    for (var i = 0; i < 30; i++) {
      if (refs.isEmpty() || random.nextInt(8) == 0) {
        refs.add(declared());
      }
      deed(random, refs.get(random.nextInt(refs.size())));
      time(random);
    }
    for (var i = 0; i < 25; i++) {
      desk.later(Duration.ofMinutes(20));
    }
    desk.room("applications");
    check(refs);
  }

  private static String declared() {
    desk.later(Duration.ofMinutes(1));
    return desk.as("ana")
        .types("incident declare It hangs impact:high urgency:high service:checkout")
        .card()
        .title()
        .split(" ", 2)[0];
  }

  private static void deed(Random random, String ref) {
    var who = desk.as(PEOPLE.get(random.nextInt(PEOPLE.size())));
    var answered = deed(random.nextInt(12), who, ref);
    if (answered != null && random.nextBoolean()) {
      answered.again();
    }
  }

  private static Desk.@org.jspecify.annotations.Nullable Answered deed(
      int which, Desk.Someone who, String ref) {
    return switch (which) {
      case 0 -> who.types("incident ack " + ref);
      case 1 -> who.presses(new Call("page.escalate", ref));
      case 2 -> who.presses(new Call("page.busy", ref));
      case 3 -> who.presses(new Call("page.snooze", ref), "5m");
      case 4 -> who.types("incident hold " + ref + " supplier");
      case 5 -> who.types("incident resolve " + ref + " done");
      case 6 -> who.types("incident reopen " + ref + " again");
      case 7 -> who.types("prioritise " + ref + " high high");
      case 8 -> who.presses(new Call("page.still", ref));
      case 9 -> who.types("page call " + ref + " @kofi");
      default -> null;
    };
  }

  private static void time(Random random) throws Exception {
    var clock = desk.theatre().clock();
    switch (random.nextInt(5)) {
      case 0 -> back(Duration.ofMinutes(random.nextInt(10)));
      case 1 -> clock.advance(Duration.ofMinutes(random.nextInt(60)));
      case 2 -> crash();
      case 3 -> twice();
      default -> desk.later(Duration.ofMinutes(random.nextInt(8)));
    }
  }

  /** A clock that goes wrong for a while. */
  private static void back(Duration by) {
    var clock = desk.theatre().clock();
    clock.advance(by.negated());
    works().forEach(DueWork::fire);
    clock.advance(by);
  }

  private static List<DueWork> works() {
    return List.of(desk.get(Escalating.class), desk.get(PageTelling.class));
  }

  /** All that was written is gone, as if the power had failed before the commit. */
  private static void crash() {
    desk.get(TransactionOperations.class)
        .executeWithoutResult(status -> {
          works().forEach(DueWork::fire);
          status.setRollbackOnly();
        });
  }

  private static void twice() throws Exception {
    List<Callable<Integer>> both = new ArrayList<>();
    for (var i = 0; i < 2; i++) {
      works().forEach(it -> both.add(it::fire));
    }
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var done : threads.invokeAll(both)) {
        done.get();
      }
    }
  }

  private static void check(List<String> refs) {
    refs.forEach(it -> assertThat(desk.get(Evidence.class).verify(TicketRef.of(it))).isEmpty());
    assertNone(
        "told once, in the lane of pages",
        """
        select p.id, count(d.id) from page p
          left join delivery d on d.topic = 'oncall.page' and d.argument = p.id::text
                              and d.urgency = 'PAGE'
         where p.state in ('TOLD', 'LOST') group by p.id having count(d.id) <> 1
        """);
    assertNone(
        "not told, and written why",
        "select id, state from page where state in ('STOPPED', 'LOST') and remark = ''");
    assertNone(
        "nothing waits that is not to come",
        """
        select p.id, r.state from page p join escalation_run r using (ticket, run)
         where p.state = 'DUE' and r.state <> 'RUNNING'
        """);
    assertNone(
        "all runs came to an end", "select ticket from escalation_run where state = 'RUNNING'");
    assertNone(
        "nobody is told after the end",
        """
        select p.id from page p join escalation_run r using (ticket, run)
         where p.state = 'TOLD' and r.state = 'STOPPED' and p.fired >= r.fired
        """);
    assertNone(
        "every firing paged somebody or says that it found nobody",
        """
        select r.ticket, f from escalation_run r cross join generate_series(0, r.fired - 1) f
         where not exists (select from page p
                            where p.ticket = r.ticket and p.run = r.run and p.fired = f)
           and not exists (select from timeline t
                            where t.ticket = r.ticket and t.name = 'oncall.nobody-found')
        """);
    assertNone(
        "as many people were paged as the history says",
        """
        select ticket from (select ticket, count(*) told from page where person is not null
                             group by ticket) p
          join (select ticket, count(*) said from timeline
                 where name in ('oncall.paged', 'oncall.summoned') group by ticket) t using (ticket) where told <> said
        """);
    assertSentOnce();
  }

  private static void assertNone(String that, String sql) {
    var found = desk.get(JdbcClient.class).sql(sql).query((row, _) -> row.getString(1)).list();
    assertThat(found).as(that).isEmpty();
  }

  /** What people see: every page that arrived stands there once. */
  private static void assertSentOnce() {
    var sent =
        desk.get(JdbcClient.class)
            .sql("select id from page where arrived_at is not null")
            .query(Long.class)
            .list();
    assertThat(sent).isNotEmpty();
    assertNone(
        "arrived once",
        """
        select page from page_sight where came = 'arrived' group by page having count(*) > 1
        """);
  }
}
