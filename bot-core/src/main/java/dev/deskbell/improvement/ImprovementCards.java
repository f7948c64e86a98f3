package dev.deskbell.improvement;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.people.People;
import dev.deskbell.ticket.Audience;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Look;
import dev.deskbell.ticket.Names;
import dev.deskbell.ticket.Sentence;
import dev.deskbell.ticket.TicketKind;
import dev.deskbell.ticket.TicketLooks;
import dev.deskbell.ticket.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What improvements look like. */
@Component
class ImprovementCards implements TicketLooks {
  private final Improvements improvements;
  private final People people;

  ImprovementCards(Improvements improvements, People people) {
    this.improvements = improvements;
    this.people = people;
  }

  @Override
  public TicketKind kind() {
    return ImprovementPractice.KIND;
  }

  @Override
  public Look look(Head head, Audience audience) {
    var it = improvements.findByRef(head.ref()).orElseThrow();
    return new Look(it.status().words(), tone(it), rows(it), blocks(it), actions(it));
  }

  private static Tone tone(Improvement it) {
    return switch (it.status()) {
      case PLANNED, IN_PROGRESS -> Tone.CALM;
      case DONE -> Tone.GOOD;
      case DROPPED -> Tone.QUIET;
    };
  }

  private List<Block.Facts.Row> rows(Improvement it) {
    return List.of(
        new Block.Facts.Row(
            it.moved() == 0 ? "Due" : "Due (moved " + it.moved() + "×)", moment(it.dueAt())));
  }

  private Text moment(Instant at) {
    return Text.of(Names.at(at, people.organisation().zone()));
  }

  private static List<Block> blocks(Improvement it) {
    return it.outcome().isEmpty()
        ? List.of()
        : List.of(
            new Block.Paragraph(
                Text.strong(it.status() == Status.DONE ? "Outcome: " : "Dropped: ")
                    .and(it.outcome())));
  }

  private static List<Action> actions(Improvement it) {
    var actions = new ArrayList<Action>();
    offer(actions, it, Status.Move.START, "Start work", "improvement.start");
    offer(actions, it, Status.Move.FINISH, "Done", "improvement.done");
    if (it.status().phase().isOpen()) {
      actions.add(button("Another day", "improvement.move", it));
    }
    offer(actions, it, Status.Move.DROP, "Drop", "improvement.drop");
    offer(actions, it, Status.Move.REOPEN, "Reopen", "improvement.reopen");
    return actions;
  }

  private static void offer(
      List<Action> actions, Improvement it, Status.Move move, String label, String operation) {
    it.status().after(move).ifPresent(_ -> actions.add(button(label, operation, it)));
  }

  private static Action button(String label, String operation, Improvement it) {
    return Action.button(label, new Call(operation, it.ref().toString()));
  }

  @Override
  public Optional<Sentence> tell(Fact fact) {
    return fact instanceof ImprovementFact it ? Optional.of(sentence(it)) : Optional.empty();
  }

  private Sentence sentence(ImprovementFact fact) {
    return switch (fact) {
      case ImprovementFact.Raised it ->
          Sentence.forAll(Text.of("noted down: " + it.title().text()));
      case ImprovementFact.Started _ -> Sentence.forAll(Text.of("started work on it"));
      case ImprovementFact.Moved it ->
          Sentence.forAll(because(Text.of("moved it to ").and(moment(it.to())), it.why()));
      case ImprovementFact.Reminded it ->
          Sentence.quiet(
              Text.of(
                  "reminded its owner%s: it %s"
                      .formatted(
                          it.managers() ? " and the managers" : "",
                          ReminderDrawer.when(it.days()))));
      case ImprovementFact.Finished it ->
          Sentence.forAll(because(Text.of("finished it"), it.how()));
      case ImprovementFact.Dropped it -> Sentence.forAll(because(Text.of("dropped it"), it.why()));
      case ImprovementFact.Reopened it ->
          Sentence.forAll(because(Text.of("reopened it, due ").and(moment(it.due())), it.why()));
    };
  }

  private static Text because(Text what, Words why) {
    return why.text().isEmpty() ? what : what.and(": " + why.text());
  }
}
