package dev.deskbell.status;

import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import dev.deskbell.delivery.Drawer;
import dev.deskbell.delivery.Piece;
import dev.deskbell.people.People;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Draws notices for rooms: a card that is kept as it is now, and below it what was said since. */
@Component
class NoticeDrawer implements Drawer {
  private static final String TOPIC = "status.notice";
  private static final String SUBJECT = "notice-";

  private final Notices notices;
  private final NoticeCards cards;
  private final People people;

  NoticeDrawer(Notices notices, NoticeCards cards, People people) {
    this.notices = notices;
    this.cards = cards;
    this.people = people;
  }

  static Piece notice(long id) {
    return new Piece(TOPIC, SUBJECT + id, "");
  }

  static Piece update(long id, int seq) {
    return new Piece(TOPIC, SUBJECT + id, Integer.toString(seq));
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public Drawn draw(Piece piece, View view) {
    var found = notices.find(Long.parseLong(piece.subject().substring(SUBJECT.length())));
    return found
        .flatMap(it -> piece.argument().isEmpty() ? card(it) : said(it, piece.argument()))
        .orElseGet(Drawn.Hidden::new);
  }

  private Optional<Drawn> card(Notice notice) {
    return Optional.of(new Drawn.Shown(cards.published(notice, people.organisation().zone())));
  }

  private static Optional<Drawn> said(Notice notice, String seq) {
    return notice.updates().stream()
        .filter(it -> Integer.toString(it.seq()).equals(seq))
        .findFirst()
        .map(it ->
            new Drawn.Shown(new Saying(Text.strong(it.state().words()).and(": " + it.words()))));
  }
}
