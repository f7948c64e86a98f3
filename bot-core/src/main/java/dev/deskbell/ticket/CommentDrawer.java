package dev.deskbell.ticket;

import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import dev.deskbell.delivery.Drawer;
import dev.deskbell.delivery.Piece;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Draws a comment for the threads other than the one it was said in. */
@Component
class CommentDrawer implements Drawer {
  private final Heads heads;
  private final Comments comments;
  private final Visibility visibility;
  private final Names names;

  CommentDrawer(Heads heads, Comments comments, Visibility visibility, Names names) {
    this.heads = heads;
    this.comments = comments;
    this.visibility = visibility;
    this.names = names;
  }

  @Override
  public String topic() {
    return Topics.COMMENT;
  }

  @Override
  public Drawn draw(Piece piece, View view) {
    var head = heads.look(TicketRef.of(piece.subject())).orElseThrow();
    var comment = comments.numbered(Long.parseLong(piece.argument())).orElseThrow();
    return shows(head, comment, view)
        ? new Drawn.Shown(new Saying(text(head, comment, view)))
        : new Drawn.Hidden();
  }

  /** Whether it, and what is attached to it, is to be seen there. */
  boolean shows(Head head, Comment comment, View view) {
    return !comment.removed() && !here(comment, view) && readable(head, comment, view);
  }

  /** Where it was said it stands already. */
  private static boolean here(Comment comment, View view) {
    return comment.said() != null && comment.said().place().equals(view.place());
  }

  private boolean readable(Head head, Comment comment, View view) {
    var reader = view.reader();
    if (reader == null) {
      return Visibility.allowsRoom(head, view);
    }
    return visibility.allows(head, reader)
        && (comment.audience() == Audience.REQUESTER
            || visibility.audience(head, reader) == Audience.TEAM);
  }

  private Text text(Head head, Comment comment, View view) {
    var author = Text.strong(names.of(comment.author()));
    var inside = view.reader() == null || visibility.audience(head, view.reader()) == Audience.TEAM;
    var to = inside && comment.audience() == Audience.REQUESTER ? aside(head, comment) : ": ";
    if (comment.words().isEmpty() && comment.files().isEmpty()) {
      return author.and(to).and("(erased)");
    }
    var words = author.and(to).and(comment.words());
    return comment.files().isEmpty() ? words : words.and(files(comment));
  }

  /** In the team's thread it must be clear what the requester reads too. */
  private String aside(Head head, Comment comment) {
    return visibility.asked(head, comment.author()) ? " (requester): " : " (public reply): ";
  }

  private static String files(Comment comment) {
    return comment.files().stream()
        .map(CommentFile::named)
        .collect(Collectors.joining(", ", " [attached: ", "]"));
  }
}
