package dev.deskbell.ticket;

import dev.deskbell.chat.Text;
import dev.deskbell.delivery.Drawer;
import dev.deskbell.delivery.Piece;
import org.springframework.stereotype.Component;

/** Draws a comment's file for the threads other than the one it was said in. */
@Component
class FileDrawer implements Drawer {
  private final Heads heads;
  private final Comments comments;
  private final CommentFiles files;
  private final CommentDrawer drawer;
  private final Names names;

  FileDrawer(
      Heads heads, Comments comments, CommentFiles files, CommentDrawer drawer, Names names) {
    this.heads = heads;
    this.comments = comments;
    this.files = files;
    this.drawer = drawer;
    this.names = names;
  }

  @Override
  public String topic() {
    return Topics.FILE;
  }

  @Override
  public Drawn like() {
    return Drawn.File.LIKE;
  }

  @Override
  public Drawn draw(Piece piece, View view) {
    var number = piece.argument().split("\\.", 2);
    var head = heads.look(TicketRef.of(piece.subject())).orElseThrow();
    var comment = comments.numbered(Long.parseLong(number[0])).orElseThrow();
    return drawer.shows(head, comment, view)
        ? files
            .content(comment.id(), Integer.parseInt(number[1]))
            .<Drawn>map(it -> new Drawn.File(words(comment, it.name()), it))
            .orElseGet(Drawn.Hidden::new)
        : new Drawn.Hidden();
  }

  private Text words(Comment comment, String name) {
    return Text.strong(names.of(comment.author())).and(": " + name);
  }
}
