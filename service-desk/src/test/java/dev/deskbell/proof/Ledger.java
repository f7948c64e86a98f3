package dev.deskbell.proof;

import dev.deskbell.proof.Deed.Effect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What the desk has answered, and so must hold from then on. */
final class Ledger {
  private static final Pattern OPENED = Pattern.compile("((INC|REQ)-\\d+) · .*");

  private final Map<String, Ticket> tickets = new HashMap<>();
  private final Map<Entry, Integer> facts = new HashMap<>();
  private final Set<String> said = new HashSet<>();
  private final Set<String> refused = new HashSet<>();
  private final List<Answered> answered = new ArrayList<>();

  /** A ticket that somebody was told about. */
  record Ticket(String ref, String mark, String requester) {
    boolean isIncident() {
      return ref.startsWith("INC");
    }
  }

  /** How often a fact of that name stands in a timeline. */
  record Entry(String ticket, String fact) {}

  /** What was answered, to be compared with the answer to its repetition. */
  record Answered(Deed deed, String kind, boolean accepted) {}

  /** Notes an answer. */
  synchronized void settle(Deed deed, JsonNode reply) {
    var title = reply.path("card").path("title").asString("");
    if (Chatter.isToBeRepeated(reply.toString()) || title.contains("a lot at once")) {
      throw new AssertionError(deed + " is answered " + reply);
    }
    var accepted = accepts(deed.effect(), reply, deed.request().who());
    answered.add(new Answered(deed, reply.path("reply").asString(), accepted));
  }

  private boolean accepts(Effect effect, JsonNode reply, String who) {
    var silent = reply.path("reply").asString().equals("silence");
    return switch (effect) {
      case Effect.Opens(var mark) -> opened(mark, reply, who);
      case Effect.Comments(var mark) -> silent && said.add(mark);
      case Effect.Adds(var ticket, var fact, var mark) -> {
        if (silent) {
          facts.merge(new Entry(ticket, fact), 1, Integer::sum);
        }
        if (!mark.isEmpty()) {
          (silent ? said : refused).add(mark);
        }
        yield silent;
      }
    };
  }

  private boolean opened(String mark, JsonNode reply, String who) {
    var title = OPENED.matcher(reply.path("card").path("title").asString(""));
    if (!title.matches()) {
      throw new AssertionError("no ticket for " + mark + " but " + reply);
    }
    tickets.put(mark, new Ticket(title.group(1), mark, who));
    return true;
  }

  /** Compares the answer to a repetition: it must be that of the first time. */
  synchronized Optional<String> differs(Answered first, JsonNode again) {
    var kind = again.path("reply").asString();
    var same =
        first.deed().effect() instanceof Effect.Opens(var mark)
            ? again.path("card").path("title").asString("").contains(mark)
            : kind.equals(first.kind());
    return same ? Optional.empty() : Optional.of(first + " is answered " + again);
  }

  synchronized List<Ticket> tickets() {
    return List.copyOf(tickets.values());
  }

  synchronized Map<Entry, Integer> facts() {
    return Map.copyOf(facts);
  }

  synchronized Set<String> said() {
    return Set.copyOf(said);
  }

  synchronized Set<String> refused() {
    return Set.copyOf(refused);
  }

  synchronized List<Answered> answered() {
    return List.copyOf(answered);
  }
}
