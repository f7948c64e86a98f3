package dev.deskbell.testing.transcript;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Action;
import dev.deskbell.chat.Answer;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Field;
import dev.deskbell.chat.Form;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Phrase;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.testing.contract.Stage;
import dev.deskbell.testing.memory.MemoryStage;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A desk that knows one lost umbrella: enough to play transcripts before there is a real one. */
final class TinyTheatre implements Theatre, Conversation {

  private static final Call FOUND = Call.to("umbrella.found");
  private static final Form FORM =
      new Form(
          "Lost property",
          Call.to("umbrella.lose"),
          "Send",
          List.of(
              new Field.Line(new Field.Ask("what", "What is lost?", "", true), "", 100),
              new Field.Pick(
                  new Field.Ask("colour", "Colour", "", true),
                  List.of(new Choice("r", "Red"), new Choice("b", "Black")),
                  List.of(),
                  1,
                  false)));

  private final MemoryStage stage = new MemoryStage(this);
  private final Set<String> known = new HashSet<>();
  private @Nullable Posting card;
  private @Nullable Account loser;
  private String lost = "";
  private int sent;

  @Override
  public Stage stage() {
    return stage;
  }

  @Override
  public void monitoringReports(String what, boolean over) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Reply receive(Incoming incoming) {
    var isNew = known.add(incoming.origin().delivery());
    return switch (incoming) {
      case Incoming.Command(var origin, var words, _, _) when words.equals("lose") -> {
        loser = origin.by().account();
        yield new Reply.Ask(FORM);
      }
      case Incoming.Command(_, var words, _, _) ->
          new Reply.Whisper(Card.of("No such command", Tone.QUIET, paragraph("You said " + words)));
      case Incoming.Submission(_, _, var answers) -> lose(answers, isNew);
      case Incoming.Press press -> found(press);
      case Incoming.Said(_, var message) -> echo(message.posting().place(), message.words());
      default -> new Reply.Silence();
    };
  }

  private Reply lose(Map<String, Answer> answers, boolean isNew) {
    lost = answers.get("what") instanceof Answer.Words(var words) ? words : "";
    if (lost.length() < 3) {
      return new Reply.Amend(FORM, Map.of("what", "Say more, please."));
    }
    if (isNew) {
      var room = stage.room("lost");
      if (send(new Outgoing.Post(id(), room, drawn("Lost"), Set.of()))
          instanceof Receipt.Delivered(var posting)) {
        card = posting;
      }
    }
    return new Reply.Silence();
  }

  private Reply found(Incoming.Press press) {
    if (card != null) {
      send(new Outgoing.Edit(id(), card, drawn("Found by " + press.origin().by().name())));
    }
    if (loser != null) {
      send(new Outgoing.Direct(id(), loser, Card.of(lost + " was found", Tone.GOOD)));
    }
    return new Reply.Silence();
  }

  private Reply echo(Place thread, String words) {
    send(new Outgoing.Post(id(), thread, new Saying(Text.of("Heard: " + words)), Set.of()));
    return new Reply.Silence();
  }

  private Card drawn(String state) {
    var drawn =
        Card.of(
            lost,
            Tone.CALM,
            new Block.Facts(List.of(new Block.Facts.Row("State", Text.of(state)))));
    return state.equals("Lost") ? drawn.with(Action.main("Found it", FOUND)) : drawn;
  }

  @Override
  public void later(Duration by) {
    if (card != null && loser != null && by.toDays() >= 3) {
      var reminder = Text.of(new Span.Mention(loser, "ana")).and(" still lost");
      send(new Outgoing.Post(id(), card.thread(), new Saying(reminder), Set.of(loser)));
    }
  }

  @Override
  public void settles() {}

  @Override
  public List<Phrase> phrases() {
    return List.of();
  }

  @Override
  public void close() {
    stage.close();
  }

  private Receipt send(Outgoing outgoing) {
    return stage.platform().deliver(outgoing);
  }

  private String id() {
    return "tiny" + ++sent;
  }

  private static Block paragraph(String words) {
    return new Block.Paragraph(Text.of(words));
  }
}
