package dev.deskbell.heartbeat;

import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.people.Role;
import dev.deskbell.policy.Policies;
import dev.deskbell.ticket.Names;
import dev.deskbell.web.PublicAddress;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What people see of signs of life and do about them. */
@Component
class HeartbeatPractice implements Practice {
  private static final int SHOWN = 30;
  private static final Param<String> WHICH =
      Param.of("heartbeat", "Which heartbeat?", Types.word(40)).hinting("as in heartbeats.yaml");

  private final Heartbeats heartbeats;
  private final HeartbeatAddresses addresses;
  private final Policies policies;
  private final ObjectProvider<PublicAddress> address;

  HeartbeatPractice(
      Heartbeats heartbeats,
      HeartbeatAddresses addresses,
      Policies policies,
      ObjectProvider<PublicAddress> address) {
    this.heartbeats = heartbeats;
    this.addresses = addresses;
    this.policies = policies;
    this.address = address;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named("heartbeat.list")
            .says("heartbeat list", "See who gives signs of life, and who is silent")
            .example("heartbeat list")
            .by(Role.AGENT)
            .reads()
            .does(it -> Outcome.read(card(it.actor().zone()))),
        Operation.named("heartbeat.address")
            .says("heartbeat address", "Make the address that a sign of life is sent to")
            .example("heartbeat address nightly-backup")
            .needs(WHICH)
            .by(Role.ADMINISTRATOR)
            .does(this::address),
        Operation.named("heartbeat.disarm")
            .says("heartbeat disarm", "Expect no sign of life until the next one comes")
            .example("heartbeat disarm nightly-backup")
            .needs(WHICH)
            .by(Role.RESPONDER)
            .does(this::disarm));
  }

  private Card card(ZoneId zone) {
    var known = policies.current(HeartbeatSections.HEARTBEATS).known();
    if (known.isEmpty()) {
      return Card.of(
          "Nobody is expected to give signs of life",
          Tone.CALM,
          new Block.Note(Text.of("heartbeats.yaml says who is.")));
    }
    var states =
        heartbeats.all().stream().collect(Collectors.toMap(Heartbeat::id, Function.identity()));
    var card = Card.of("Signs of life", Tone.CALM);
    for (var entry : known.subList(0, Math.min(SHOWN, known.size()))) {
      card =
          card.with(
              new Block.Paragraph(
                  Text.strong(entry.name())
                      .and(" (" + entry.id() + "), every " + entry.every() + ": ")
                      .and(state(states.get(entry.id()), zone))));
    }
    return known.size() > SHOWN
        ? card.with(new Block.Note(Text.of(known.size() - SHOWN + " more are in the file.")))
        : card;
  }

  private static Text state(@Nullable Heartbeat known, ZoneId zone) {
    if (known == null) {
      return Text.of("waits for the first one; `heartbeat address` makes where to send it");
    }
    var last = Text.of("the last one ").and(Names.at(known.lastAt(), zone));
    if (known.silent()) {
      return Text.strong("silent").and(", ").and(last).and(": " + known.ticket());
    }
    return known.dueAt() == null ? last.and(", disarmed") : last;
  }

  private Outcome address(Turn turn) {
    var path = addresses.make(known(turn).id(), turn.at());
    var whole =
        address.stream().findFirst().flatMap(it -> it.at(path)).map(URI::toString).orElse(path);
    return Outcome.once(
        Card.of(
            "The address for " + turn.get(WHICH),
            Tone.CALM,
            new Block.Paragraph(Text.of(new Span.Code(whole))),
            new Block.Note(
                Text.of(
                    "Call it with GET or POST; the first call arms it. It is shown once and is as"
                        + " good as a password. The one before still holds until you make"
                        + " another."))),
        "The address was shown already. If nobody has seen it, `heartbeat address` makes another.");
  }

  private Outcome disarm(Turn turn) {
    var entry = known(turn);
    if (!heartbeats.disarm(entry.id())) {
      throw new Refusal("Nothing is expected of " + entry.id() + " now.");
    }
    return Outcome.said(
        "No sign of life of " + entry.name() + " is expected until the next one comes.");
  }

  private HeartbeatsPolicy.Entry known(Turn turn) {
    var policy = policies.current(HeartbeatSections.HEARTBEATS);
    return policy
        .named(turn.get(WHICH))
        .orElseThrow(() ->
            new Refusal(
                "There is no such heartbeat. heartbeats.yaml has: "
                    + policy.known().stream()
                        .map(HeartbeatsPolicy.Entry::id)
                        .collect(Collectors.joining(", "))
                    + "."));
  }
}
