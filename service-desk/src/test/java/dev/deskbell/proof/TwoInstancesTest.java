package dev.deskbell.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskbell.proof.ConsoleClient.Request;
import dev.deskbell.proof.Deed.Effect;
import dev.deskbell.start.Program;
import dev.deskbell.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;

/** Two desks on one database, both of which are told everything. */
class TwoInstancesTest {
  private static final int TICKETS = 12;

  @TempDir private Path folder;

  private final Ledger ledger = new Ledger();
  private final String url = TestDatabase.freshUrl();
  private final Inspection database = Inspection.at(url);

  @Test
  void two_desks_act_as_one() throws Exception {
    // A dead sender's lease ends in ten seconds, not in sixty.
    var settings =
        Map.of(
            "DATABASE_URL",
            url,
            "DESKBELL_DATA",
            folder.toString(),
            "DESKBELL_DELIVERY_HASTE",
            "6");
    var policies = Map.of("DESKBELL_POLICIES", ownPolicies().toString());
    try (var one = Program.start(join(settings, policies)).serves();
        var other = Program.start(join(settings, policies)).serves();
        var here = ConsoleClient.of(one);
        var there = ConsoleClient.of(other)) {
      everyDeliveryToBothActsOnce(here, there);
      bothFollowThePolicies(here, there);
      whatOneLeavesUndoneTheOtherFinishes(one, here, there);
      assertThat(other.output()).doesNotContain(" ERROR ", "Exception");
    }
  }

  private void everyDeliveryToBothActsOnce(ConsoleClient here, ConsoleClient there)
      throws Exception {
    for (var number = 0; number < TICKETS; number++) {
      var mark = "mark-ana-%04d-0.".formatted(number);
      var opened = atOnce(here, there, new Deed(declares(mark), new Effect.Opens(mark)));
      var ref = opened.path("card").path("title").asString().split(" ", 2)[0];
      var acknowledged = ConsoleClient.presses("ben", "incident.acknowledge|" + ref);
      atOnce(here, there, adds(acknowledged, ref, "incident.acknowledged", ""));
      var reply = "mark-ben-%04d-1.".formatted(number);
      var words = ConsoleClient.says("ben", "general", "/desk reply " + ref + " " + reply);
      atOnce(here, there, adds(words, ref, "ticket.replied", reply));
      // A second acknowledgement is another deed, and refused by both in the same words.
      var late = ConsoleClient.presses("ben", "incident.acknowledge|" + ref);
      atOnce(here, there, adds(late, ref, "incident.acknowledged", ""));
    }
    database.holds(ledger);
    database.chainsVerify();
    database.everythingIsTold();
    new Eyes(there).seeTheFinalState(database.cards(ledger.tickets()));
  }

  private static Request declares(String mark) {
    return ConsoleClient.says(
        "ana",
        "general",
        "/desk incident declare " + mark + " impact:high urgency:high service:vpn");
  }

  private static Deed adds(Request request, String ref, String fact, String mark) {
    return new Deed(request, new Effect.Adds(ref, fact, mark));
  }

  private JsonNode atOnce(ConsoleClient here, ConsoleClient there, Deed deed) throws Exception {
    try (var platform = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked =
          List.<Callable<JsonNode>>of(
              () -> here.ask(deed.request()), () -> there.ask(deed.request()));
      var replies = platform.invokeAll(asked);
      var reply = replies.getFirst().get();
      assertThat(replies.getLast().get()).as("%s", deed).isEqualTo(reply);
      ledger.settle(deed, reply);
      return reply;
    }
  }

  private void bothFollowThePolicies(ConsoleClient here, ConsoleClient there) throws Exception {
    var file = folder.resolve("policies/tickets.yaml");
    var changed = Files.readString(file).replace("high: { high: P1,", "high: { high: P2,");
    Files.writeString(file, changed);
    var shown = here.ask(ConsoleClient.says("ada", "general", "/desk policy reload")).path("card");
    assertThat(shown.path("title").asString()).isEqualTo("This would change");
    var accept = shown.path("actions").path(0).path("call").asString();
    here.ask(ConsoleClient.presses("ada", accept));
    // Whoever did not hear of it looks every twelve seconds.
    for (var desk : List.of(here, there)) {
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> assertThat(priorityOfANewTicket(desk)).contains("\"plain\":\"P2\""));
    }
  }

  private int tries;

  private String priorityOfANewTicket(ConsoleClient desk) throws Exception {
    var mark = "mark-ana-%04d-2.".formatted(++tries);
    var deed = new Deed(declares(mark), new Effect.Opens(mark));
    var reply = desk.ask(deed.request());
    ledger.settle(deed, reply);
    return reply.path("card").path("blocks").toString();
  }

  private void whatOneLeavesUndoneTheOtherFinishes(
      Program one, ConsoleClient here, ConsoleClient there) throws Exception {
    // Until it is caught with something still to send.
    for (var number = 0; number < TICKETS || unfinished() == 0; number += TICKETS) {
      var first = number;
      try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
        IntStream.range(first, first + TICKETS)
            .mapToObj("mark-ana-%04d-3."::formatted)
            .map(mark -> new Deed(declares(mark), new Effect.Opens(mark)))
            .forEach(deed -> {
              // Whoever gets no answer leaves the deed unsettled in the ledger.
              var _ =
                  people.submit(() -> {
                    ledger.settle(deed, here.ask(deed.request()));
                    return deed;
                  });
            });
      }
    }
    one.isKilled();
    database.holds(ledger);
    database.everythingIsTold();
    database.chainsVerify();
    new Eyes(there).seeTheFinalState(database.cards(ledger.tickets()));
  }

  private long unfinished() {
    return database
        .db()
        .sql("select count(*) from delivery where finished_at is null")
        .query(Long.class)
        .single();
  }

  /** A copy of the example organisation's files that can be changed. */
  private Path ownPolicies() throws IOException {
    var copy = Files.createDirectories(folder.resolve("policies"));
    var example = new PathMatchingResourcePatternResolver();
    for (var file : example.getResources("classpath:/organisation/*.yaml")) {
      try (var content = file.getInputStream()) {
        Files.copy(content, copy.resolve(Objects.requireNonNull(file.getFilename())));
      }
    }
    return copy;
  }

  private static Map<String, String> join(Map<String, String> some, Map<String, String> more) {
    var all = new java.util.HashMap<>(some);
    all.putAll(more);
    return all;
  }
}
