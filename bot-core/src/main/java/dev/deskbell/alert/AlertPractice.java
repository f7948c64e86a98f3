package dev.deskbell.alert;

import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.chat.Vault;
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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What people see of alerts and do about them. */
@Component
class AlertPractice implements Practice {
  private static final int SHOWN = 15;
  private static final Duration LONGEST = Duration.ofDays(30);
  private static final Param<String> WHICH =
      Param.of("which", "Which alerts?", Types.word(300))
          .hinting("severity=warning,cluster=eu-* or integration=prometheus");
  private static final Param<Duration> LENGTH =
      Param.of("for", "For how long?", Types.duration()).hinting("2h, 3 days");
  private static final Param<String> WHY = Param.of("why", "Why?", Types.line(300));
  private static final Param<Long> NUMBER =
      Param.of("number", "Which silence?", Types.number(1, Long.MAX_VALUE));
  private static final Param<String> SOURCE =
      Param.of("integration", "Which integration?", Types.word(40)).hinting("as in alerts.yaml");
  private static final Param<String> KEY =
      Param.of("key", "Which key does the sender sign with?", Types.word(200));

  private final AlertStore alerts;
  private final Silences silences;
  private final Addresses addresses;
  private final Vault vault;
  private final Policies policies;
  private final ObjectProvider<PublicAddress> address;

  AlertPractice(
      AlertStore alerts,
      Silences silences,
      Addresses addresses,
      Vault vault,
      Policies policies,
      ObjectProvider<PublicAddress> address) {
    this.alerts = alerts;
    this.silences = silences;
    this.addresses = addresses;
    this.vault = vault;
    this.policies = policies;
    this.address = address;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named("alert.list")
            .says("alert list", "See which alerts fire now")
            .example("alert list")
            .by(Role.AGENT)
            .reads()
            .does(_ -> Outcome.read(firing())),
        Operation.named("alert.silence")
            .says("alert silence", "Hold back alerts that are expected")
            .example("alert silence severity=warning,cluster=eu-* 2h the network is rebuilt")
            .needs(WHICH, LENGTH, WHY)
            .by(Role.RESPONDER)
            .does(this::silence),
        Operation.named("alert.silences")
            .says("alert silences", "See which alerts are held back, and how to end that")
            .example("alert silences")
            .by(Role.AGENT)
            .reads()
            .does(it -> Outcome.read(silences(it))),
        Operation.named("alert.unsilence")
            .says("alert unsilence", "End a silence: what still fires opens incidents")
            .example("alert unsilence 3")
            .needs(NUMBER)
            .by(Role.RESPONDER)
            .does(this::unsilence),
        Operation.named("alert.address")
            .says("alert address", "Make the address to which an integration sends its alerts")
            .example("alert address prometheus")
            .needs(SOURCE)
            .by(Role.ADMINISTRATOR)
            .does(this::address),
        Operation.named("alert.signature")
            .says("alert signature", "Believe an integration only what it signs with this key")
            .example("alert signature github a-long-random-word")
            .needs(SOURCE, KEY)
            .by(Role.ADMINISTRATOR)
            .keepsNothingTyped()
            .does(this::signature));
  }

  private Card firing() {
    var firing = alerts.firing(SHOWN);
    var card =
        firing.isEmpty()
            ? Card.of("No alert fires", Tone.GOOD)
            : Card.of("Alerts that fire now", Tone.WARNING);
    for (var alert : firing) {
      card = card.with(new Block.Paragraph(line(alert)));
    }
    return firing.size() == SHOWN
        ? card.with(new Block.Note(Text.of("The newest; older ones are on their incidents.")))
        : card;
  }

  private static Text line(Alert alert) {
    var where = alert.group() == null ? ", held back" : "";
    return Text.strong(alert.last().title()).and(" · " + alert.integration() + where);
  }

  private Outcome silence(Turn turn) {
    var length = turn.get(LENGTH);
    if (length.compareTo(LONGEST) > 0) {
      throw new Refusal(
          "A silence lasts 30 days at most: what is wrong for longer is to be mended.");
    }
    var matcher = matcher(turn.get(WHICH));
    silences.begin(matcher, turn.at().plus(length), turn.get(WHY), turn.actor().id(), turn.at());
    return Outcome.said(
        "What is new of these opens nothing until then. `alert silences` shows them.");
  }

  private static Matcher matcher(String typed) {
    var wanted = new LinkedHashMap<String, String>();
    for (var part : typed.split(",")) {
      var pair = part.split("=", 2);
      if (pair.length < 2 || pair[0].isBlank() || pair[1].isBlank()) {
        throw new Refusal(
            "Write which labels have which values, such as severity=warning,cluster=eu-* without spaces.");
      }
      wanted.put(pair[0].strip(), pair[1].strip());
    }
    return Matcher.of(wanted);
  }

  private Card silences(Turn turn) {
    var current = silences.current(turn.at());
    var card =
        current.isEmpty()
            ? Card.of("No alert is held back", Tone.GOOD)
            : Card.of("Alerts that are held back", Tone.CALM);
    for (var it : current.subList(0, Math.min(SHOWN, current.size()))) {
      card =
          card.with(
              new Block.Paragraph(
                  Text.strong(it.id() + " ")
                      .and(it.matcher() + ", until ")
                      .and(Names.at(it.until(), turn.actor().zone()))
                      .and(": " + it.why())));
    }
    return card;
  }

  private Outcome unsilence(Turn turn) {
    if (!silences.end(turn.get(NUMBER), turn.at())) {
      throw new Refusal("There is no such silence now. `alert silences` shows them.");
    }
    return Outcome.said("It is over: what still fires opens its incidents in a moment.");
  }

  private Outcome address(Turn turn) {
    var source = source(turn);
    var path = "/in/" + source + "/" + addresses.make(source, turn.at());
    var whole =
        address.stream().findFirst().flatMap(it -> it.at(path)).map(URI::toString).orElse(path);
    return Outcome.once(
        Card.of(
            "The address for " + source,
            Tone.CALM,
            new Block.Paragraph(Text.of(new Span.Code(whole))),
            new Block.Note(
                Text.of(
                    "It is shown once and is as good as a password. The one before still holds until you make another."))),
        "The address was shown already. If nobody has seen it, `alert address` makes another.");
  }

  private Outcome signature(Turn turn) {
    var source = source(turn);
    vault.keep(new Vault.Installation(AlertIntake.VAULT, source, turn.get(KEY)));
    return Outcome.said("From now on only what is signed with that key is believed.");
  }

  private String source(Turn turn) {
    var id = turn.get(SOURCE);
    var policy = policies.current(AlertSections.ALERTS);
    if (policy.source(id).isEmpty()) {
      throw new Refusal(
          "There is no such integration. alerts.yaml has: "
              + String.join(
                  ", ", policy.sources().stream().map(AlertsPolicy.Integration::id).toList())
              + ".");
    }
    return id;
  }
}
