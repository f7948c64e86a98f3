package dev.deskbell.backup;

import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.delivery.Drawer;
import dev.deskbell.delivery.Piece;
import java.util.Locale;

/** Tells who asked for a backup what came of it. */
final class BackupDrawer implements Drawer {

  @Override
  public String topic() {
    return BackupTask.TOPIC;
  }

  @Override
  public Drawn draw(Piece piece, View view) {
    var made = piece.argument().split("/", 2);
    return new Drawn.Shown(made[0].equals("-") ? failed(made[1]) : done(made[0], made[1]));
  }

  private static Card done(String bytes, String file) {
    return Card.of(
        "The backup is done",
        Tone.GOOD,
        new Block.Paragraph(
            Text.of(new Span.Code(file)).and(", " + size(Long.parseLong(bytes)) + ".")),
        new Block.Note(
            Text.of(
                "Copy it to another machine. The desk's key is not in it: keep that as well, somewhere else.")));
  }

  private static Card failed(String why) {
    return Card.of(
        "The backup could not be written",
        Tone.ALARM,
        new Block.Paragraph(Text.of(why)),
        new Block.Note(Text.of("Nothing is lost here. Mend that and say `backup` again.")));
  }

  private static String size(long bytes) {
    return bytes < 1_000_000
        ? Math.max(1, bytes / 1_000) + " kB"
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
