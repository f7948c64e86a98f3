package dev.deskbell.oncall;

import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.delivery.Drawer;
import dev.deskbell.delivery.Piece;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells administrators that paging is stuck. */
@Component
class StuckDrawer implements Drawer {
  private final JdbcClient db;

  StuckDrawer(JdbcClient db) {
    this.db = db;
  }

  @Override
  public String topic() {
    return Topics.STUCK;
  }

  @Override
  public Drawn draw(Piece piece, View view) {
    var hour = Instant.ofEpochSecond(Long.parseLong(piece.argument()));
    return db.sql("select sentence from oncall_stuck where told_at = ?")
        .param(Covers.utc(hour))
        .query(String.class)
        .optional()
        .<Drawn>map(it -> new Drawn.Shown(card(it)))
        .orElseGet(Drawn.Hidden::new);
  }

  private static Card card(String sentence) {
    return Card.of(
        "Somebody who should be paged is not",
        Tone.ALARM,
        new Block.Paragraph(Text.of(sentence)),
        new Block.Note(
            Text.of("The log of the desk says why; `delivery problems` shows what is not sent.")));
  }
}
