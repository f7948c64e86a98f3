package dev.deskbell.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskbell.proof.Deed.Effect;
import dev.deskbell.proof.Ledger.Ticket;
import dev.deskbell.start.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A used desk moves from its own database to another server and back. */
class MovingTest {
  private static final List<String> READERS = List.of("ana", "ben", "sam");

  @TempDir private Path folder;

  private final Ledger ledger = new Ledger();

  @Test
  void a_desk_moves_to_an_older_server_of_ones_own_and_back_again() throws Exception {
    var here = Program.on(folder.resolve("here"));
    var backup = folder.resolve("desk.backup").toString();
    Map<String, String> before;
    try (var desk = Program.start(here).serves();
        var console = ConsoleClient.of(desk)) {
      isUsed(console);
      before = seen(console);
      assertThat(said(here, "backup", backup)).contains("rows of");
      same(seen(console), before);
      desk.stops();
    }
    Map<String, String> after;
    try (var server = OldestServer.start()) {
      after = onAnother(server.url(), backup, before);
    }
    var back = Program.on(folder.resolve("back"));
    assertThat(said(back, "restore", backup)).contains("rows of");
    try (var desk = Program.start(back).serves();
        var console = ConsoleClient.of(desk)) {
      var database = Inspection.into(folder.resolve("back"));
      database.chainsVerify();
      database.everythingIsTold();
      same(seen(console), after);
      goesOn(console, database);
      assertThat(desk.output()).doesNotContain(" ERROR ", "Exception");
    }
  }

  private Map<String, String> onAnother(String url, String backup, Map<String, String> before)
      throws Exception {
    var there = Map.of("DATABASE_URL", url, "DESKBELL_DATA", folder.resolve("there").toString());
    assertThat(said(there, "restore", backup)).contains("rows of");
    try (var desk = Program.start(there).serves();
        var console = ConsoleClient.of(desk)) {
      var database = Inspection.at(url);
      database.holds(ledger);
      database.chainsVerify();
      database.everythingIsTold();
      same(seen(console), before);
      goesOn(console, database);
      assertThat(desk.output()).doesNotContain(" ERROR ", "Exception");
      desk.stops();
    }
    // Started anew, because a desk loses patience with people who ask for so much.
    try (var desk = Program.start(there).serves();
        var console = ConsoleClient.of(desk)) {
      Files.delete(Path.of(backup));
      assertThat(said(there, "backup", backup)).contains("rows of");
      return seen(console);
    }
  }

  @Test
  void a_backup_from_chat_takes_the_place_of_everything_when_the_desk_starts_next()
      throws Exception {
    var own = Program.on(folder.resolve("own"));
    try (var desk = Program.start(own).serves();
        var console = ConsoleClient.of(desk)) {
      declares(console, "Before the backup");
      ada(console, "backup");
      letter(console, "The backup is done");
      declares(console, "After the backup");
      assertThat(ada(console, "restore from nothing.backup replace everything").toString())
          .contains("tell you");
      letter(console, "There is no backup “nothing.backup” here");
      var restore = ada(console, "restore").path("blocks").path(1).path("text").path(1);
      var words = restore.path("code").asString();
      assertThat(words).startsWith("restore from desk-");
      assertThat(ada(console, words + " perhaps").toString()).contains("Nothing is restored");
      ada(console, words + " replace everything");
      letter(console, "The next start restores a backup");
      desk.isKilled();
    }
    try (var desk = Program.start(own).serves()) {
      assertThat(desk.output()).contains("is restored; what was here before is kept as deskbell_");
      var database = Inspection.into(folder.resolve("own"));
      assertThat(database.db().sql("select title from ticket").query(String.class).list())
          .containsExactly("Before the backup");
      database.chainsVerify();
      assertThat(
              database
                  .db()
                  .sql("select count(*) from pg_database where datname like 'deskbell_before%'")
                  .query(Long.class)
                  .single())
          .isEqualTo(1);
      desk.stops();
    }
    try (var desk = Program.start(own).serves()) {
      assertThat(desk.output()).doesNotContain("is restored", " ERROR ", "Exception");
    }
  }

  private static void declares(ConsoleClient console, String title) throws Exception {
    var words = "/desk incident declare \"" + title + "\" impact:low urgency:low";
    console.ask(ConsoleClient.says("ana", "general", words));
  }

  private static JsonNode ada(ConsoleClient console, String words) throws Exception {
    return console.ask(ConsoleClient.says("ada", "general", "/desk " + words)).path("card");
  }

  private static void letter(ConsoleClient console, String words) {
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(
            () -> assertThat(console.sees("ada", "@ada", null).toString()).contains(words));
  }

  private void isUsed(ConsoleClient console) throws Exception {
    var database = Inspection.into(folder.resolve("here"));
    var random = new Random(7);
    for (var name : List.of("ana", "otto", "ben", "tom", "sam")) {
      new Somebody(name, ledger, database::threads).acts(console, random, 12);
    }
    database.everythingIsTold();
  }

  /** What people see of every ticket, and in lists. */
  private Map<String, String> seen(ConsoleClient console) throws Exception {
    var all = new TreeMap<String, String>();
    for (var reader : READERS) {
      for (var ticket : ledger.tickets()) {
        read(console, reader, "show " + ticket.ref(), all);
      }
      for (var words : List.of("mine", "waiting", "queue network", "search mark")) {
        read(console, reader, words, all);
      }
      var timeline = ledger.tickets().getFirst().ref();
      read(console, reader, "timeline " + timeline, all);
    }
    return all;
  }

  /** One by one: together they fill pages. */
  private static void same(Map<String, String> now, Map<String, String> before) {
    assertThat(now.keySet()).isEqualTo(before.keySet());
    before.forEach((what, card) -> assertThat(now.get(what)).as(what).isEqualTo(card));
  }

  private static void read(ConsoleClient console, String who, String words, Map<String, String> all)
      throws IOException, InterruptedException {
    var reply = console.ask(ConsoleClient.says(who, "general", "/desk " + words));
    assertThat(reply.path("reply").asString()).as(words).isEqualTo("whisper");
    // What is offered to be said again is kept under a name of its own each time.
    var card = reply.path("card").toString().replaceAll("~[a-z0-9]+\\.page", "~again.page");
    all.put(who + ": " + words, card);
  }

  /** The cards that stand there since before the move are edited, and numbers go on. */
  private void goesOn(ConsoleClient console, Inspection database) throws Exception {
    var cards = database.cards(ledger.tickets());
    for (var ticket : ledger.tickets()) {
      var mark = "mark-moved-%s.".formatted(ticket.ref());
      var words = "/desk reply " + ticket.ref() + " " + mark;
      var said = ConsoleClient.says(ticket.requester(), "general", words);
      console.ask(said);
      console.ask(
          ConsoleClient.says("tom", "general", "/desk prioritise " + ticket.ref() + " low low"));
    }
    database.everythingIsTold();
    assertThat(database.cards(ledger.tickets())).containsAll(cards);
    new Eyes(console).seeTheFinalState(database.cards(ledger.tickets()));
    var highest = numbers().max(Comparator.naturalOrder()).orElseThrow();
    var mark = "mark-next-0001-000001.";
    var declares = "/desk incident declare " + mark + " impact:low urgency:low";
    var deed = new Deed(ConsoleClient.says("ana", "general", declares), new Effect.Opens(mark));
    ledger.settle(deed, console.ask(deed.request()));
    assertThat(numbers().max(Comparator.naturalOrder()).orElseThrow()).isGreaterThan(highest);
    database.chainsVerify();
  }

  private Stream<Integer> numbers() {
    return ledger.tickets().stream()
        .filter(Ticket::isIncident)
        .map(it -> Integer.parseInt(it.ref().substring("INC-".length())));
  }

  private static String said(Map<String, String> settings, String... words)
      throws IOException, InterruptedException {
    try (var program = Program.start(settings, words)) {
      program.ends();
      return program.output();
    }
  }
}
