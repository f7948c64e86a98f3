package dev.deskbell.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.deskbell.chat.Place;
import dev.deskbell.proof.Ledger.Entry;
import dev.deskbell.proof.Ledger.Ticket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Looks into a desk's database without asking the desk. */
final class Inspection implements AutoCloseable {
  /** Longer than a dead sender's lease. */
  private static final Duration PATIENCE = Duration.ofSeconds(100);

  private final JdbcClient db;
  private final @Nullable HikariDataSource kept;

  private Inspection(JdbcClient db, @Nullable HikariDataSource kept) {
    this.db = db;
    this.kept = kept;
  }

  @Override
  public void close() {
    if (kept != null) {
      kept.close();
    }
  }

  /** Of the embedded database in that folder, as long as it runs. */
  static Inspection into(Path folder) throws IOException {
    var port = Files.readAllLines(folder.resolve("postgres/postmaster.pid")).get(3).strip();
    var password = Files.readString(folder.resolve("postgres.password")).strip();
    var url = "jdbc:postgresql://127.0.0.1:" + port + "/deskbell";
    return new Inspection(
        JdbcClient.create(new DriverManagerDataSource(url, "postgres", password)), null);
  }

  static Inspection at(String url) {
    return new Inspection(JdbcClient.create(new DriverManagerDataSource(url)), null);
  }

  /**
   * The same for who asks again and again, as long as that server runs: a process of its own for
   * each question would cost more than what is asked about.
   */
  static Inspection keeping(String url) {
    var kept = new HikariDataSource();
    kept.setJdbcUrl(url);
    kept.setMaximumPoolSize(4);
    kept.setMinimumIdle(0);
    return new Inspection(JdbcClient.create(kept), kept);
  }

  JdbcClient db() {
    return db;
  }

  /** Everything that was answered is there, once; nothing that was refused is. */
  void holds(Ledger ledger) {
    assertThat(db.sql("select ref, title from ticket").query().listOfRows())
        .extracting(it -> it.get("ref") + " " + mark(String.valueOf(it.get("title"))))
        .containsExactlyInAnyOrderElementsOf(
            ledger.tickets().stream().map(it -> it.ref() + " " + it.mark()).toList());
    assertThat(facts()).isEqualTo(named(ledger.facts()));
    assertThat(times(ledger.said())).allSatisfy((_, count) -> assertThat(count).isEqualTo(1));
    assertThat(times(ledger.said())).hasSameSizeAs(ledger.said());
    assertThat(times(ledger.refused())).isEmpty();
  }

  private static String mark(String title) {
    return title.replaceFirst(".*(mark-[a-z]+-\\d+-\\d+\\.).*", "$1");
  }

  private static Map<String, Integer> named(Map<Entry, Integer> facts) {
    return facts.entrySet().stream()
        .collect(
            Collectors.toMap(
                it -> it.getKey().ticket() + " " + it.getKey().fact(),
                Map.Entry::getValue,
                Integer::sum,
                TreeMap::new));
  }

  /** The facts that people's moves add; comments are told by their marks. */
  private Map<String, Integer> facts() {
    var all = new TreeMap<String, Integer>();
    db.sql(
            """
            select t.ticket || ' ' || t.name as entry, count(*) as times from timeline t
              left join comment c on t.name in ('ticket.replied', 'ticket.annotated')
                   and c.id = (t.body::jsonb ->> 'comment')::bigint
             where (t.name like 'incident.%' or t.name like 'request.%' or t.name in
                    ('ticket.replied', 'ticket.annotated'))
               and t.name not in ('incident.declared', 'request.raised')
               and c.message is null
             group by t.ticket, t.name
            """)
        .query(row -> {
          all.put(row.getString("entry"), row.getInt("times"));
        });
    return all;
  }

  private Map<String, Integer> times(java.util.Collection<String> marks) {
    var all = new TreeMap<String, Integer>();
    db.sql("select words, count(*) from timeline_words where words = any(?) group by words")
        .param(marks.toArray(String[]::new))
        .query(row -> {
          all.put(row.getString(1), row.getInt(2));
        });
    return all;
  }

  /** Each ticket's chain, hashed here by PostgreSQL itself. */
  void chainsVerify() {
    assertThat(
            db.sql(
                    """
                    with recursive chain (ticket, seq, hash) as (
                      select ref, 0, decode(repeat('00', 32), 'hex') from ticket
                      union all
                      select c.ticket, t.seq, sha256(c.hash || convert_to(t.body, 'UTF8'))
                        from chain c join timeline t on t.ticket = c.ticket and t.seq = c.seq + 1)
                    select t.ref from ticket t
                     where not exists (select from chain c
                                        where c.ticket = t.ref and c.seq = t.facts
                                          and c.hash = t.head)
                        or t.facts <> (select count(*) from timeline l where l.ticket = t.ref)
                    union all
                    select l.ticket from timeline l
                      left join chain c on c.ticket = l.ticket and c.seq = l.seq
                     where c.hash is distinct from l.hash
                    """)
                .query(String.class)
                .list())
        .isEmpty();
  }

  /** Everything that was to be told is told, everything told stands once, and nothing is wrong. */
  void everythingIsTold() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(rows("delivery", "finished_at is null")).isZero());
    assertThat(rows("delivery", "state in ('REFUSED', 'DEAD')")).isZero();
    assertThat(rows("delivery_problem", "closed_at is null")).isZero();
    assertThat(rows("console_messages", "author is null and not removed"))
        .isEqualTo(
            rows("delivery", "manner = 'ONCE' and state = 'DONE'")
                + rows("delivery_kept", "state = 'STANDS'"));
  }

  private long rows(String table, String where) {
    return db.sql("select count(*) from " + table + " where " + where).query(Long.class).single();
  }

  /** The threads below a ticket's cards, where the desk itself knows that they stand. */
  List<Somebody.Threads.Below> threads(String ticket) {
    return db.sql(
            """
            select channel, message from delivery_kept
             where topic = 'ticket.card' and state = 'STANDS' and subject = ?
            """)
        .param(ticket)
        .query((row, _) ->
            new Somebody.Threads.Below(row.getString(1), Long.parseLong(row.getString(2))))
        .list();
  }

  /** The threads below a ticket's cards on all platforms. */
  List<Place> cards(String ticket) {
    return db.sql(
            """
            select platform, workspace, channel, message from delivery_kept
             where topic = 'ticket.card' and state = 'STANDS' and subject = ?
            """)
        .param(ticket)
        .query((row, _) ->
            new Place(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
        .list();
  }

  /** The newest card of each ticket, whoever may see it. */
  List<Standing> cards(List<Ticket> tickets) {
    return tickets.stream()
        .flatMap(it -> threads(it.ref()).stream().map(at -> new Standing(it, at)))
        .toList();
  }

  /** A card where it stands. */
  record Standing(Ticket ticket, Somebody.Threads.Below at) {}
}
