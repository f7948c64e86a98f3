package dev.deskbell.delivery;

import com.zaxxer.hikari.HikariDataSource;
import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Limits;
import dev.deskbell.chat.Limits.Budget;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import dev.deskbell.delivery.Drawer.Drawn;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Delivery as it is in a running desk, with its own senders on a real database. */
public final class FanDesk implements AutoCloseable {
  private static final String NOTE = "note";
  private static final String CARD = "card";

  private final HikariDataSource pool = new HikariDataSource();
  private final String workspace;
  private final Instance instance;
  private final ChatPlatform platform;

  /** What each card shows now. */
  private final Map<String, String> shown = new ConcurrentHashMap<>();

  /**
   * Sends from now on.
   *
   * @param jdbc an empty database
   */
  public FanDesk(String jdbc, ChatPlatform platform, String workspace) {
    this.platform = platform;
    this.workspace = workspace;
    pool.setJdbcUrl(jdbc);
    pool.setMaximumPoolSize(10);
    Flyway.configure()
        .dataSource(pool)
        .locations("classpath:db/migration")
        .outOfOrder(true)
        .load()
        .migrate();
    instance =
        new Instance(
            pool,
            Clock.systemUTC(),
            new Instance.People(),
            List.of(platform),
            List.of(drawer(NOTE), drawer(CARD)),
            Senders.class,
            Neighbours.class);
  }

  private Drawer drawer(String topic) {
    return new Drawer() {
      @Override
      public String topic() {
        return topic;
      }

      @Override
      public Drawn draw(Piece piece, View view) {
        var words = topic.equals(CARD) ? shown.getOrDefault(piece.subject(), "") : piece.argument();
        return new Drawn.Shown(new Saying(Text.of(words)));
      }
    };
  }

  /** In one transaction: words for channels, one each, each a ticket's own. */
  public void tells(List<String> channels, List<String> words, boolean urgently) {
    instance.tell(
        IntStream.range(0, channels.size())
            .mapToObj(it -> telling(channels.get(it), words.get(it), urgently))
            .toArray(Telling[]::new));
  }

  private Telling telling(String channel, String words, boolean urgently) {
    var once = Telling.once(new Piece(NOTE, "INC-" + words, words), room(channel));
    return urgently ? once.urgently() : once;
  }

  /** A card changes; from now on it says this. */
  public void changes(String card, String channel, String words) {
    shown.put(card, words);
    instance.tell(Telling.keep(new Piece(CARD, card, ""), room(channel)));
  }

  private Destination room(String channel) {
    return new Destination.Room(Place.channel(platform.name(), workspace, channel));
  }

  /** What was charged last for which words, and when. */
  public Map<String, Instant> charged() {
    var charged = new HashMap<String, Instant>();
    JdbcClient.create(pool)
        .sql(
            "select argument, attempted_at from delivery where topic = :note and attempted_at is not null")
        .param("note", NOTE)
        .query(row -> {
          charged.put(row.getString("argument"), Rows.moment(row, "attempted_at"));
        });
    return charged;
  }

  /** What is charged for a message in that channel. */
  public List<Budget> budgets(String channel) {
    var place = Place.channel(platform.name(), workspace, channel);
    var post = new Outgoing.Post("1", place, new Saying(Text.of("words")), Set.of());
    return platform instanceof Limits limits ? limits.of(post) : List.of();
  }

  /** What waits is not sent any more. */
  public void forgets() {
    JdbcClient.create(pool)
        .sql(
            """
            with nobody_claims as (select 1 from delivery_lane for update)
            update delivery set state = 'DROPPED', finished_at = clock_timestamp()
             where (select count(*) from nobody_claims) >= 0
               and finished_at is null and state = 'WAITING'\
            """)
        .update();
  }

  @Override
  public void close() {
    instance.close();
    pool.close();
  }
}
