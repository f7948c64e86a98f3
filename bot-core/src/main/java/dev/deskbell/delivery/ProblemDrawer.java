package dev.deskbell.delivery;

import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import java.util.ArrayList;
import org.springframework.stereotype.Component;

/** Draws problems for administrators. */
@Component
class ProblemDrawer implements Drawer {

  private static final Text MORE =
      Text.of(
          "There are more than "
              + Letters.SINGLY
              + " of this kind now. You are not told of each further one: `delivery problems` lists"
              + " them.");

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
    var letter = Letters.read(piece.argument());
    return problems
        .find(letter.problem())
        .<Drawn>map(it -> new Drawn.Shown(card(it, letter.standsForMore())))
        .orElseGet(Drawn.Hidden::new);
  }

  private static Card card(Problems.Problem problem, boolean standsForMore) {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Paragraph(Text.of(problem.sentence())));
    if (standsForMore) {
      blocks.add(new Block.Paragraph(MORE));
    }
    return Card.of(ProblemWords.title(problem.cause()), Tone.WARNING, blocks.toArray(Block[]::new));
  }
}
