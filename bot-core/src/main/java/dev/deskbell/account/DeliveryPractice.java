package dev.deskbell.account;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.delivery.Problems;
import dev.deskbell.delivery.Problems.Problem;
import dev.deskbell.people.Role;
import java.util.List;
import org.springframework.stereotype.Component;

/** What administrators see and do when people are not told what they should know. */
@Component
class DeliveryPractice implements Practice {
  private static final String MENDED = "delivery.mended";
  private static final int SHOWN = 10;
  private static final Param<Long> PROBLEM =
      Param.of("problem", "Which problem?", Types.number(1, Long.MAX_VALUE));

  private final Problems problems;

  DeliveryPractice(Problems problems) {
    this.problems = problems;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named("delivery.problems")
            .says("delivery problems", "See what keeps people from being told")
            .example("delivery problems")
            .by(Role.ADMINISTRATOR)
            .reads()
            .does(_ -> Outcome.read(open())),
        Operation.named(MENDED)
            .says("delivery mended", "Say that a problem is mended: what waited for it goes on")
            .example("delivery mended 7")
            .needs(PROBLEM)
            .by(Role.ADMINISTRATOR)
            .does(this::mended));
  }

  private Card open() {
    var open = problems.open();
    if (open.isEmpty()) {
      return Card.of("Everybody is told everything", Tone.GOOD);
    }
    var card = Card.of("What keeps people from being told", Tone.WARNING);
    for (var problem : open.subList(0, Math.min(SHOWN, open.size()))) {
      card =
          card.with(new Block.Paragraph(sentence(problem)))
              .with(Action.button("Mended " + problem.id(), call(problem)));
    }
    return open.size() > SHOWN ? card.with(more(problems.countOpen() - SHOWN)) : card;
  }

  private static Block more(int many) {
    return new Block.Note(
        Text.of(
            "And "
                + many
                + " more were noted, seen less lately: they follow as these are mended."));
  }

  private static Text sentence(Problem problem) {
    var times = problem.times() == 1 ? "" : " Seen " + problem.times() + " times.";
    return Text.strong(problem.id() + " ").and(problem.sentence() + times);
  }

  private static Call call(Problem problem) {
    return new Call(MENDED, Long.toString(problem.id()));
  }

  private Outcome mended(Turn turn) {
    var number = turn.get(PROBLEM);
    if (!problems.isOpen(number)) {
      throw new Refusal(
          "There is no open problem " + number + ". Say `delivery problems` to see them.");
    }
    problems.mended(number);
    return Outcome.said("What waited for it goes on. If it is not mended, it comes back.");
  }
}
