package dev.deskbell.change;

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
import dev.deskbell.service.Service;
import dev.deskbell.service.ServiceType;
import dev.deskbell.ticket.Names;
import dev.deskbell.ticket.TicketParams;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.token.Token;
import dev.deskbell.token.Tokens;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;

/** What pipelines would be answered, and the tokens with which they ask. */
@Component
class GatePractice implements Practice {
  private static final int MOST = 50;
  private static final Param<String> NAME =
      Param.of("name", "Who asks with it?", Types.line(60)).hinting("web shop pipeline");
  private static final Param<Long> NUMBER =
      Param.of("number", "Which token?", Types.number(1, Long.MAX_VALUE));

  private final Param<Service> service;
  private final Param<TicketRef> change;
  private final Gatekeeper keeper;
  private final Tokens tokens;
  private final Names names;

  GatePractice(
      ServiceType type, TicketParams params, Gatekeeper keeper, Tokens tokens, Names names) {
    this.service = Param.of("service", "Which service?", type);
    this.change = params.of(ChangePractice.KIND);
    this.keeper = keeper;
    this.tokens = tokens;
    this.names = names;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named("gate.ask")
            .says("gate ask", "See what a pipeline would be answered now")
            .example("gate ask checkout CHG-7")
            .needs(service, change)
            .by(Role.AGENT)
            .reads()
            .does(this::ask),
        Operation.named("gate.token")
            .says("gate token", "Make a token with which a pipeline asks the gate")
            .example("gate token web shop pipeline")
            .needs(NAME)
            .by(Role.ADMINISTRATOR)
            .does(this::make),
        Operation.named("gate.tokens")
            .says("gate tokens", "See the tokens with which pipelines ask the gate")
            .by(Role.ADMINISTRATOR)
            .reads()
            .does(it -> Outcome.read(list(it))),
        Operation.named("gate.revoke")
            .says("gate revoke", "Make a pipeline's token worthless")
            .example("gate revoke 3")
            .needs(NUMBER)
            .by(Role.ADMINISTRATOR)
            .does(this::revoke));
  }

  private Outcome ask(Turn turn) {
    var ruling = keeper.ask(turn.get(service).id().value(), turn.get(change).toString(), turn.at());
    return Outcome.read(
        Card.of(
            ruling.allows() ? "Allowed" : "Denied: " + ruling.reason().words(),
            ruling.allows() ? Tone.GOOD : Tone.WARNING,
            new Block.Paragraph(Text.of(ruling.message()))));
  }

  private Outcome make(Turn turn) {
    if (tokens.of(GateEndpoint.PURPOSE).size() >= MOST) {
      throw new Refusal("There are " + MOST + " tokens already. Revoke one: `gate tokens`.");
    }
    var secret = tokens.make(GateEndpoint.PURPOSE, turn.get(NAME), turn.actor().id(), turn.at());
    return Outcome.once(
        Card.of(
            "A token for pipelines",
            Tone.CALM,
            new Block.Paragraph(Text.of(new Span.Code(secret))),
            new Block.Note(
                Text.of(
                    "Keep it with the pipeline's secrets: it is shown once. `gate tokens` shows when it was"
                        + " last used, `gate revoke` ends it."))),
        "The token was shown already. If nobody has seen it, `gate revoke` ends it; make another.");
  }

  private Card list(Turn turn) {
    var all = tokens.of(GateEndpoint.PURPOSE);
    if (all.isEmpty()) {
      return Card.of("No pipeline can ask the gate: `gate token` makes a token", Tone.QUIET);
    }
    var rows =
        all.stream().limit(Block.Table.MOST_ROWS).map(it -> row(it, turn.actor().zone())).toList();
    return Card.of(
        "Tokens of pipelines",
        Tone.CALM,
        new Block.Table(List.of("Number", "Whose", "Made by", "Last used"), rows));
  }

  private List<Text> row(Token it, ZoneId zone) {
    var used = it.usedAt();
    return List.of(
        Text.of(Long.toString(it.id())),
        Text.of(it.about()),
        Text.of(names.of(it.by())),
        used == null ? Text.of("never") : Text.of(Names.at(used, zone)));
  }

  private Outcome revoke(Turn turn) {
    var id = turn.get(NUMBER);
    if (tokens.find(GateEndpoint.PURPOSE, id).isEmpty()
        || !tokens.revoke(id, turn.actor().id(), turn.at())) {
      throw new Refusal("There is no such token. `gate tokens` shows them.");
    }
    return Outcome.said("Who asks the gate with it is turned away from now on.");
  }
}
