package dev.deskbell.incident;

import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Text;
import dev.deskbell.delivery.Drawer;
import dev.deskbell.delivery.Piece;
import dev.deskbell.ticket.OwnRooms;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Draws a review as a file. */
@Component
class ReviewDrawer implements Drawer {
  private final ReviewDocument document;
  private final Tickets tickets;

  ReviewDrawer(ReviewDocument document, Tickets tickets) {
    this.document = document;
    this.tickets = tickets;
  }

  @Override
  public String topic() {
    return Topics.REVIEW;
  }

  @Override
  public Drawn like() {
    return Drawn.File.LIKE;
  }

  @Override
  public Drawn draw(Piece piece, View view) {
    var ref = TicketRef.of(piece.subject());
    var secret = tickets.look(ref).orElseThrow().hidden();
    if (secret && !OwnRooms.keepsSecrets(view.room())) {
      return new Drawn.Hidden();
    }
    return new Drawn.File(
        Text.of("Review of " + ref),
        new FileContent(
            ref.toString().toLowerCase(Locale.ROOT) + "-review.md",
            "text/markdown",
            document.of(ref).getBytes(StandardCharsets.UTF_8)));
  }
}
