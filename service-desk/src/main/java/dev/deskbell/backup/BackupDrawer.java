package dev.deskbell.backup;

import dev.deskbell.backup.BackupNews.Kind;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.delivery.Drawer;
import dev.deskbell.delivery.Piece;
import java.util.Locale;

/** Draws what came of a backup or a restore that somebody asked for. */
final class BackupDrawer implements Drawer {

  @Override
  public String topic() {
    return BackupNews.TOPIC;
  }

  @Override
  public Drawn draw(Piece piece, View view) {
    var news = piece.argument().split(BackupNews.BETWEEN, 2);
    return new Drawn.Shown(card(Kind.valueOf(news[0]), news[1]));
  }

  private static Card card(Kind kind, String what) {
    return switch (kind) {
      case MADE -> made(what.split(BackupNews.BETWEEN, 2));
      case NOT_MADE ->
          Card.of(
              "The backup could not be written",
              Tone.ALARM,
              new Block.Paragraph(Text.of(what)),
              new Block.Note(Text.of("Nothing is lost. Mend that and say `backup` again.")));
      case WISHED ->
          Card.of(
              "The next start restores a backup",
              Tone.ALARM,
              new Block.Paragraph(
                  Text.of("When this desk is stopped and started again, it is as it was in ")
                      .and(new Span.Code(what))
                      .and(
                          ". What people do until then is not in it; the database of now is kept beside it.")),
              new Block.Note(Text.of("Say `restore cancel` and nothing is restored.")));
      case NOT_WISHED ->
          Card.of(
              "That can't be restored",
              Tone.WARNING,
              new Block.Paragraph(Text.of(what)),
              new Block.Note(Text.of("Nothing has changed. Say `restore` to see what there is.")));
    };
  }

  private static Card made(String[] sizeAndFile) {
    var size = size(Long.parseLong(sizeAndFile[0]));
    return Card.of(
        "The backup is done",
        Tone.GOOD,
        new Block.Paragraph(Text.of(new Span.Code(sizeAndFile[1])).and(", " + size + ".")),
        new Block.Note(
            Text.of(
                "Copy it to another machine. The desk's key is not in it: keep that as well, somewhere else.")));
  }

  private static String size(long bytes) {
    return bytes < 1_000_000
        ? Math.max(1, bytes / 1_000) + " kB"
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
