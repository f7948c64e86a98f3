package dev.deskbell.conversation;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Clip;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What somebody began to fill in and did not send: to go on with, or to be done with. */
@Component
class Drafts implements Practice {
  /** As many as are read at a glance; one is dropped to see an older one. */
  private static final int MOST = 5;

  /** Forms that were opened and left empty are passed over. */
  private static final int LOOKED_AT = 50;

  private static final int EXCERPT = 200;
  private static final Param<String> DRAFT = Param.of("draft", "Which one?", Types.word(16));

  private final ObjectProvider<Operations> operations;
  private final Permission permission;
  private final FormSessions sessions;
  private final Operation drafts;
  private final Operation drop;

  Drafts(ObjectProvider<Operations> operations, Permission permission, FormSessions sessions) {
    this.operations = operations;
    this.permission = permission;
    this.sessions = sessions;
    this.drafts =
        Operation.named("conversation.drafts")
            .says("drafts", "See what you began to fill in and did not send")
            .example("drafts")
            .reads()
            .does(this::list);
    this.drop =
        Operation.named("conversation.drop-draft")
            .says("drafts drop", "Throw away what you began to fill in")
            .example("drafts drop abcdefgh234567ab")
            .needs(DRAFT)
            .does(this::drop);
  }

  @Override
  public List<Operation> operations() {
    return List.of(drafts, drop);
  }

  /** A draft that the person can go on with. */
  private record Open(String id, Attempt attempt, String typed) {}

  private Outcome list(Turn turn) {
    var open =
        sessions.drafts(turn.actor().id(), LOOKED_AT).stream()
            .flatMap(it -> open(it, turn).stream())
            .limit(MOST)
            .toList();
    return Outcome.read(
        open.isEmpty()
            ? Card.of(
                "Nothing was left unsent",
                Tone.CALM,
                new Block.Paragraph(
                    Text.of(
                        "What you begin to fill in is kept here for a week until you send it.")))
            : card(open));
  }

  private List<Open> open(FormSessions.Draft draft, Turn turn) {
    var typed = typed(draft.given());
    return operations
        .getObject()
        .named(draft.operation())
        .filter(it -> !typed.isEmpty() && permission.offers(it, turn.actor()))
        .map(it ->
            new Attempt(
                turn.origin(),
                turn.actor(),
                it,
                draft.given(),
                new Attempt.Way.Opening(0),
                draft.id()))
        .map(it -> new Open(draft.id(), it, typed))
        .stream()
        .toList();
  }

  /** What came with a button was not typed. */
  private static String typed(Given given) {
    return given.values().entrySet().stream()
        .filter(it -> !given.settled().contains(it.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .collect(Collectors.joining(" · "));
  }

  private Card card(List<Open> open) {
    var rows = new ArrayList<Block.Facts.Row>();
    var actions = new ArrayList<Action>();
    var number = 0;
    for (var it : open) {
      number++;
      var title = Forms.of(it.attempt(), Reading.of(it.attempt())).title();
      rows.add(
          new Block.Facts.Row(
              Clip.to(60, number + ". " + title), Text.of(Clip.to(EXCERPT, it.typed()))));
      actions.add(
          Action.button(
              "Go on with " + number, FormCall.page(it.attempt().operation().name(), it.id(), 0)));
      actions.add(Action.button("Drop " + number, drop.about(it.id())));
    }
    return new Card(
        "Begun and not sent",
        Tone.CALM,
        List.of(
            new Block.Facts(rows),
            new Block.Note(
                Text.of("Kept for a week. ").and(new Span.Code("drafts")).and(" shows them."))),
        actions);
  }

  private Outcome drop(Turn turn) {
    if (!sessions.drop(turn.get(DRAFT), turn.actor().id())) {
      throw new Refusal("There is no such draft any more: it was sent or dropped already.");
    }
    return Outcome.said("It is gone.");
  }
}
