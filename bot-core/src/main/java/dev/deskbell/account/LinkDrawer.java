package dev.deskbell.account;

import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.delivery.Drawer;
import dev.deskbell.delivery.Piece;

/** Tells people that their accounts were linked or unlinked, in case it was not them. */
final class LinkDrawer implements Drawer {
  static final String LINKED = "account.linked";
  static final String UNLINKED = "account.unlinked";

  private final String topic;
  private final String title;
  private final String undo;

  private LinkDrawer(String topic, String title, String undo) {
    this.topic = topic;
    this.title = title;
    this.undo = undo;
  }

  static LinkDrawer linked() {
    return new LinkDrawer(LINKED, "Your accounts were linked", "me unlink");
  }

  static LinkDrawer unlinked() {
    return new LinkDrawer(UNLINKED, "Your accounts were separated", "me link");
  }

  @Override
  public String topic() {
    return topic;
  }

  @Override
  public Drawn draw(Piece piece, View view) {
    return new Drawn.Shown(
        Card.of(
            title,
            Tone.WARNING,
            new Block.Paragraph(
                Text.of("If that was not you, say ")
                    .and(new Span.Code(undo))
                    .and(" on the other account and tell an administrator."))));
  }
}
