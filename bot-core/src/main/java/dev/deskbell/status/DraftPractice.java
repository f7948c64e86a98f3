package dev.deskbell.status;

import static dev.deskbell.status.StatusParams.DRAFT;
import static dev.deskbell.status.StatusParams.EDITION;
import static dev.deskbell.status.StatusParams.EFFECT;
import static dev.deskbell.status.StatusParams.MESSAGE;
import static dev.deskbell.status.StatusParams.STATE;
import static dev.deskbell.status.StatusParams.TITLE;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Operation.Asked;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Preset;
import dev.deskbell.conversation.Reader;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Looks at what was written, changes it, throws it away, or publishes it: its author does, whatever
 * their role, as long as they may speak.
 */
@Component
class DraftPractice implements Practice {
  static final String PREVIEW = "status.preview";

  private final Param<List<PageComponent>> services;
  private final Drafts drafts;
  private final Publishing publishing;
  private final Publishers publishers;
  private final NoticeCards cards;

  DraftPractice(
      ComponentsType components,
      Drafts drafts,
      Publishing publishing,
      Publishers publishers,
      NoticeCards cards) {
    this.services = Param.of("services", "Which services?", components);
    this.drafts = drafts;
    this.publishing = publishing;
    this.publishers = publishers;
    this.cards = cards;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named(PREVIEW)
            .says("status preview", "See a draft for the status page as everybody would")
            .example("status preview 4")
            .needs(DRAFT)
            .reads()
            .does(it -> Outcome.read(cards.preview(draft(it), it.actor().zone()))),
        Operation.named("status.drafts")
            .says("status drafts", "What you wrote for the status page and did not publish")
            .reads()
            .does(it -> Outcome.read(list(it))),
        Operation.named("status.edit")
            .says("status edit", "Change a draft for the status page")
            .example("status edit 4")
            .needs(DRAFT)
            .thenAsks(this::asks)
            .does(this::edit),
        Operation.named("status.discard")
            .says("status discard", "Throw a draft for the status page away")
            .example("status discard 4")
            .needs(DRAFT)
            .takes(EDITION)
            .does(this::discard),
        Operation.named("status.confirm")
            .says("status confirm", "Publish a draft on the status page, as you previewed it")
            .example("status confirm 4")
            .needs(DRAFT)
            .takes(EDITION)
            .does(this::confirm));
  }

  private Draft draft(Turn turn) {
    var id = turn.get(DRAFT);
    return drafts
        .find(id, turn.actor().id())
        .orElseThrow(() ->
            new Refusal("You have no draft " + id + ". `status drafts` has those that you have."));
  }

  /** The very one that was previewed, if the button says which. */
  private Draft previewed(Turn turn) {
    var draft = draft(turn);
    if (turn.find(EDITION).filter(it -> it != draft.edition()).isPresent()) {
      throw new Refusal(
          "You have changed this draft since that preview. `status preview %d` shows it as it is now."
              .formatted(draft.id()));
    }
    return draft;
  }

  private Card list(Turn turn) {
    var mine = drafts.of(turn.actor().id(), Block.Table.MOST_ROWS);
    if (mine.isEmpty()) {
      return Card.of("You have no drafts for the status page", Tone.QUIET);
    }
    return Card.of(
            "Your drafts for the status page",
            Tone.CALM,
            new Block.Table(
                List.of("Draft", "What", "State"),
                mine.stream()
                    .map(it ->
                        List.of(
                            Text.of(Long.toString(it.id())),
                            Text.of(it.title()).clipped(80),
                            Text.of(it.state().words())))
                    .toList()))
        .with(
            new Action.Menu(
                "Preview one",
                Call.to(PREVIEW),
                mine.stream()
                    .map(it -> new Choice(Long.toString(it.id()), it.id() + " " + it.title()))
                    .toList()));
  }

  /** All that it says, filled in. */
  private List<Asked> asks(Reader reader) {
    return of(reader)
        .map(draft -> {
          var asked = new ArrayList<Asked>();
          if (draft.isNew()) {
            asked.add(new Asked(filled(TITLE, draft.title()), true));
          }
          asked.add(new Asked(filled(MESSAGE, draft.words()), true));
          if (draft.state().kind() == State.Kind.TROUBLE && !draft.state().isEnd()) {
            var hit = String.join(",", draft.services());
            asked.add(new Asked(filled(STATE, draft.state().code()), true));
            asked.add(new Asked(filled(services, hit), draft.isNew()));
            asked.add(new Asked(filled(EFFECT, code(draft)), draft.isNew()));
          }
          return List.copyOf(asked);
        })
        .orElse(List.of());
  }

  private static String code(Draft draft) {
    return draft.effect() == null ? "" : draft.effect().code().replace('_', '-');
  }

  private static <T> Param<T> filled(Param<T> param, String value) {
    return value.isEmpty()
        ? param
        : Param.of(param.name(), param.label(), new Preset<>(param.type(), value))
            .hinting(param.hint());
  }

  private Optional<Draft> of(Reader reader) {
    var typed = reader.given().getOrDefault(DRAFT.name(), "").strip();
    return typed.matches("[1-9]\\d{0,14}")
        ? drafts.find(Long.parseLong(typed), reader.person().id())
        : Optional.empty();
  }

  private Outcome edit(Turn turn) {
    var draft = draft(turn);
    publishers.check(turn, draft);
    var hit = turn.find(services).map(StatusPractice::ids).orElse(draft.services());
    var effect = turn.find(EFFECT).orElse(draft.effect());
    drafts.replace(
        draft.edited(
            turn.find(STATE).orElse(draft.state()),
            turn.find(TITLE).orElse(draft.title()),
            turn.find(MESSAGE).orElse(draft.words()),
            effect == null ? List.of() : hit,
            effect));
    return StatusPractice.preview(draft.id());
  }

  private Outcome discard(Turn turn) {
    drafts.remove(previewed(turn));
    return Outcome.said("The draft is gone. Nothing was published.");
  }

  private Outcome confirm(Turn turn) {
    var draft = previewed(turn);
    publishers.check(turn, draft);
    var id = publishing.publish(draft, turn.actor().id(), turn.at());
    drafts.remove(draft);
    return Outcome.said(
        "That is on the status page now, as notice %d. `status update %d` tells what is new."
            .formatted(id, id));
  }
}
