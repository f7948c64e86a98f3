package dev.deskbell.delivery;

import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import org.springframework.stereotype.Component;

/** Draws problems for administrators. */
@Component
class ProblemDrawer implements Drawer {

  private final Problems problems;

  ProblemDrawer(Problems problems) {
    this.problems = problems;
  }

  @Override
  public String topic() {
    return Problems.TOPIC;
  }

  @Override
  public Drawn draw(Piece piece, View view) {
    return problems
        .find(Long.parseLong(piece.argument()))
        .<Drawn>map(it -> new Drawn.Shown(card(it)))
        .orElseGet(Drawn.Hidden::new);
  }

  private static Card card(Problems.Problem problem) {
    return Card.of(
        ProblemWords.title(problem.cause()),
        Tone.WARNING,
        new Block.Paragraph(Text.of(problem.sentence())));
  }
}
