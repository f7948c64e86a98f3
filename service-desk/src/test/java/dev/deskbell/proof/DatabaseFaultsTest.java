package dev.deskbell.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskbell.start.Program;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A running desk whose database crashes while people talk: what was answered holds, what was not
 * can be said again, nothing happens twice, and it heals by itself.
 */
class DatabaseFaultsTest {
  private static final Duration HEALED_WITHIN = Duration.ofSeconds(10);
  private static final int LOG = 10_000;
  private static final List<String> PEOPLE = List.of("ana", "otto", "ben");

  @TempDir private static Path folder;

  private static OldestServer server;
  private static Program desk;
  private static ConsoleClient console;
  private static JdbcClient database;

  @BeforeAll
  static void starts() throws Exception {
    server = OldestServer.start();
    var port = URI.create(server.url().substring("jdbc:".length())).getPort();
    database = Inspection.at(server.url()).db();
    var address = "postgresql://postgres:postgres@127.0.0.1:" + port + "/postgres";
    desk =
        Program.start(Map.of("DATABASE_URL", address, "DESKBELL_DATA", folder.toString())).serves();
    console = ConsoleClient.of(desk);
  }

  @AfterAll
  static void stops() throws Exception {
    console.close();
    desk.close();
    server.close();
  }

  @Test
  void a_database_that_crashes_under_load_loses_nothing_and_is_found_again() throws Exception {
    var opened =
        whileTheyTalk(() -> {
          for (var crash = 0; crash < 3; crash++) {
            crashes();
            healsInTime("mark-healed-" + crash + ".");
          }
        });
    eachOnce(opened);
  }

  private interface Trouble {
    void happens() throws Exception;
  }

  /** The marks of what was answered as done, meanwhile and after. */
  private List<String> whileTheyTalk(Trouble trouble) throws Exception {
    var over = new AtomicBoolean();
    var opened = new ArrayList<String>();
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var talks =
          PEOPLE.stream()
              .<Future<List<String>>>map(it -> people.submit(() -> talks(it, over)))
              .toList();
      try {
        trouble.happens();
      } finally {
        over.set(true);
      }
      for (var talk : talks) {
        opened.addAll(talk.get());
      }
    }
    return opened;
  }

  private static List<String> talks(String who, AtomicBoolean over) throws Exception {
    var opened = new ArrayList<String>();
    while (!over.get()) {
      var mark = "mark-" + who + opened.size() + ".";
      opens(who, mark);
      opened.add(mark);
    }
    return opened;
  }

  /** Says it word by word again until it is answered as done, as a platform and a person do. */
  private static void opens(String who, String mark) throws Exception {
    var request =
        ConsoleClient.says(
            who,
            "general",
            "/desk incident declare " + mark + " impact:low urgency:low service:vpn");
    var last = new AtomicReference<>("none yet");
    try {
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(400))
          .until(() -> isDone(request, last));
    } catch (ConditionTimeoutException late) {
      throw new AssertionError(mark + ": last answer " + last + "\n" + tail(desk.output()), late);
    }
  }

  private static boolean isDone(ConsoleClient.Request request, AtomicReference<String> last)
      throws InterruptedException {
    try {
      var answer = console.tryAsk(request);
      last.set(answer.statusCode() + " " + answer.body());
      return answer.statusCode() == 200 && answer.body().contains("\"INC-");
    } catch (IOException unanswered) {
      last.set(unanswered.toString());
      return false;
    }
  }

  private static String tail(String text) {
    return text.substring(Math.max(0, text.length() - LOG));
  }

  /** Ends one of the server's processes: all others go with it, and its log is replayed. */
  private static void crashes() {
    var victim =
        database
            .sql(
                """
                select pid from pg_stat_activity
                 where application_name = 'deskbell' and pid <> pg_backend_pid() limit 1
                """)
            .query(Long.class)
            .single();
    ProcessHandle.of(victim).orElseThrow().destroyForcibly();
  }

  private static void healsInTime(String mark) throws Exception {
    var began = System.nanoTime();
    opens("tom", mark);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(HEALED_WITHIN);
  }

  private static void eachOnce(List<String> marks) throws Exception {
    assertThat(marks).isNotEmpty();
    for (var mark : marks) {
      assertThat(
              database
                  .sql("select count(*) from ticket where title like ?")
                  .param("%" + mark + "%")
                  .query(Integer.class)
                  .single())
          .as(mark)
          .isEqualTo(1);
    }
    var inspection = Inspection.at(server.url());
    inspection.chainsVerify();
    inspection.everythingIsTold();
  }
}
