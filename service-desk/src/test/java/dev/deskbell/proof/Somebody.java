package dev.deskbell.proof;

import dev.deskbell.proof.ConsoleClient.Request;
import dev.deskbell.proof.Deed.Effect;
import dev.deskbell.proof.Ledger.Ticket;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One person at their page: does one thing after the other, and again what got no answer. */
final class Somebody {
  private static final List<String> SERVICES = List.of("wifi", "vpn", "printing", "checkout");
  private static final Map<String, List<String>> ROOMS =
      Map.of(
          "ben", List.of("network", "applications", "incidents"),
          "tom", List.of("service-desk", "workplace", "incidents"),
          "sam", List.of("service-desk", "workplace", "incidents"));
  private static final Map<String, String> TEAM_MOVES =
      Map.of(
          "incident.acknowledge", "incident.acknowledged",
          "incident.start", "incident.started",
          "incident.resume", "incident.resumed",
          "request.start", "request.started",
          "request.resume", "request.resumed");

  private final String name;
  private final Ledger ledger;
  private final Threads threads;
  private @Nullable Deed unanswered;
  private int deeds;

  Somebody(String name, Ledger ledger, Threads threads) {
    this.name = name;
    this.ledger = ledger;
    this.threads = threads;
  }

  /** Where a ticket's card stands, so that one can write below it. */
  interface Threads {
    record Below(String room, long thread) {}

    List<Below> of(String ticket);
  }

  /** What got no answer is asked again, as a platform repeats it. */
  void repeatsWhatWasUnanswered(ConsoleClient desk) throws IOException, InterruptedException {
    if (unanswered != null) {
      does(desk, unanswered);
    }
  }

  /** Acts until the desk is gone or so many deeds are done. */
  void acts(ConsoleClient desk, Random random, int most) throws InterruptedException {
    try {
      for (var done = 0; done < most; done++) {
        does(desk, next(random));
      }
    } catch (IOException gone) {
      // Killed: the deed stays unanswered until the next start.
    }
  }

  private void does(ConsoleClient desk, Deed deed) throws IOException, InterruptedException {
    unanswered = deed;
    var reply = desk.ask(deed.request());
    while (reply.path("reply").asString().equals("ask")) {
      deed = deed.by(ConsoleClient.submits(name, reply.path("form"), filled(reply, deed)));
      unanswered = deed;
      reply = desk.ask(deed.request());
    }
    ledger.settle(deed, reply);
    unanswered = null;
  }

  private static ObjectNode filled(JsonNode reply, Deed deed) {
    var answers = ConsoleClient.JSON.createObjectNode();
    for (var field : reply.path("form").path("fields")) {
      var answer = answers.putObject(field.path("name").asString());
      var given = field.path("value").asString("");
      if (field.path("kind").asString().equals("pick")) {
        var picked = answer.putArray("picked");
        if (field.path("required").asBoolean()) {
          picked.add(field.path("choices").path(0).path("value").asString());
        }
      } else {
        var mark = deed.effect() instanceof Effect.Opens(var it) ? it : "";
        answer.put("words", given.isEmpty() && field.path("required").asBoolean() ? mark : given);
      }
    }
    return answers;
  }

  private Deed next(Random random) {
    var tickets = ledger.tickets();
    var mark = "mark-%s-%04d-%06d.".formatted(name, ++deeds, random.nextInt(1_000_000));
    // The more there are, the rarer a new one.
    if (tickets.isEmpty() || random.nextInt(tickets.size() * tickets.size() / 10 + 6) < 3) {
      return opens(random, mark);
    }
    var ticket = tickets.get(random.nextInt(tickets.size()));
    return switch (random.nextInt(10)) {
      case 0, 1 -> adds(says("reply " + ticket.ref() + " " + mark), ticket, "ticket.replied", mark);
      case 2 -> adds(says("note " + ticket.ref() + " " + mark), ticket, "ticket.annotated", mark);
      case 3 -> below(ticket, random, mark);
      case 4, 5, 6 -> presses(ticket, random);
      default -> saysMove(ticket, random, mark);
    };
  }

  private Deed opens(Random random, String mark) {
    var words =
        switch (random.nextInt(3)) {
          case 0 -> "request other " + mark;
          case 1 -> "incident declare " + mark;
          default ->
              "incident declare %s impact:low urgency:high service:%s"
                  .formatted(mark, SERVICES.get(random.nextInt(SERVICES.size())));
        };
    return new Deed(says(words), new Effect.Opens(mark));
  }

  private Deed below(Ticket ticket, Random random, String mark) {
    var places = threads.of(ticket.ref()).stream().filter(this::mayWriteIn).toList();
    if (places.isEmpty()) {
      return adds(says("reply " + ticket.ref() + " " + mark), ticket, "ticket.replied", mark);
    }
    var at = places.get(random.nextInt(places.size()));
    var mine = at.room().startsWith("@") ? at.room().substring(1) : name;
    var words = ConsoleClient.says(mine, at.room(), mark);
    words.body().put("thread", at.thread());
    return new Deed(words, new Effect.Comments(mark));
  }

  /** In anybody's own room as they themselves, and in those of one's teams. */
  private boolean mayWriteIn(Threads.Below place) {
    return place.room().startsWith("@")
        || ROOMS.getOrDefault(name, List.of()).contains(place.room());
  }

  private Deed presses(Ticket ticket, Random random) {
    var practice = ticket.isIncident() ? "incident." : "request.";
    if (random.nextInt(4) == 0) {
      return adds(pressed(practice + "confirm", ticket), ticket, practice + "closed", "");
    }
    var moves =
        TEAM_MOVES.keySet().stream().filter(it -> it.startsWith(practice)).sorted().toList();
    var move = moves.get(random.nextInt(moves.size()));
    return adds(pressed(move, ticket), ticket, TEAM_MOVES.getOrDefault(move, ""), "");
  }

  private Deed saysMove(Ticket ticket, Random random, String mark) {
    var practice = ticket.isIncident() ? "incident" : "request";
    return switch (random.nextInt(4)) {
      case 0 ->
          adds(
              says(practice + " hold " + ticket.ref() + " supplier " + mark),
              ticket,
              practice + ".held",
              mark);
      case 1 ->
          adds(
              says(practice + " reopen " + ticket.ref() + " " + mark),
              ticket,
              practice + ".reopened",
              mark);
      default -> {
        var end = ticket.isIncident() ? "resolve" : "fulfil";
        var words = says(practice + " " + end + " " + ticket.ref() + " " + mark);
        var fact = ticket.isIncident() ? "incident.resolved" : "request.fulfilled";
        yield adds(words, ticket, fact, mark);
      }
    };
  }

  private Request says(String words) {
    return ConsoleClient.says(name, "general", "/desk " + words);
  }

  private Request pressed(String operation, Ticket ticket) {
    return ConsoleClient.presses(name, operation + "|" + ticket.ref());
  }

  private static Deed adds(Request request, Ticket ticket, String fact, String mark) {
    return new Deed(request, new Effect.Adds(ticket.ref(), fact, mark));
  }
}
