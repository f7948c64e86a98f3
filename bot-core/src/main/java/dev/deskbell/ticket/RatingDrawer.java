package dev.deskbell.ticket;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.delivery.Drawer;
import dev.deskbell.delivery.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks the requester how content they are, and remembers the answer on the same card. */
@Component
class RatingDrawer implements Drawer {
  private static final String[] FACES = {"1 Bad", "2 Poor", "3 Fair", "4 Good", "5 Great"};

  private final Heads heads;
  private final JdbcClient db;

  RatingDrawer(Heads heads, JdbcClient db) {
    this.heads = heads;
    this.db = db;
  }

  @Override
  public String topic() {
    return Topics.RATING;
  }

  @Override
  public Drawn draw(Piece piece, View view) {
    var head = heads.look(TicketRef.of(piece.subject())).orElseThrow();
    if (!head.requester().equals(view.reader())) {
      return new Drawn.Hidden();
    }
    return new Drawn.Shown(
        stars(head.ref()).map(RatingDrawer::thanks).orElseGet(() -> question(head)));
  }

  private Optional<Integer> stars(TicketRef ref) {
    return db.sql(
            """
            select (body::json ->> 'stars')::int from timeline
             where ticket = ? and name = 'ticket.rated' order by seq desc limit 1
            """)
        .param(ref.toString())
        .query(Integer.class)
        .optional();
  }

  private static Card thanks(int stars) {
    return Card.of(
        "Thank you",
        Tone.QUIET,
        new Block.Paragraph(Text.of("You rated " + "★".repeat(stars) + "☆".repeat(5 - stars))));
  }

  private static Card question(Head head) {
    var actions = new ArrayList<Action>();
    for (var stars = FACES.length; stars >= 1; stars--) {
      actions.add(
          Action.button(FACES[stars - 1], new Call("ticket.rate", head.ref() + ";" + stars)));
    }
    actions.add(Action.button("With a comment", new Call("ticket.rate", head.ref().toString())));
    return new Card(
        "How did we do?",
        Tone.CALM,
        List.of(
            new Block.Paragraph(Text.of(head.ref() + " is closed. How content are you with it?"))),
        actions);
  }
}
