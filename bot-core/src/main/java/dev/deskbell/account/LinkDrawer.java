package dev.deskbell.account;

import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.delivery.Drawer;
import dev.deskbell.delivery.Piece;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;

/** Tells people that their accounts were linked or unlinked, in case it was not them. */
final class LinkDrawer implements Drawer {
  static final String LINKED = "account.linked";
  static final String UNLINKED = "account.unlinked";
  static final String ADMINISTRATOR = "account.administrator-linked";

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

  /** Tells the other administrators. */
  static Drawer administrators(People people) {
    return new Drawer() {
      @Override
      public String topic() {
        return ADMINISTRATOR;
      }

      @Override
      public Drawn draw(Piece piece, View view) {
        var who = people.get(new Person.Id(Long.parseLong(piece.argument())));
        return new Drawn.Shown(
            Card.of(
                "An administrator's accounts changed",
                Tone.WARNING,
                new Block.Paragraph(
                    Text.strong(who.name())
                        .and(
                            " linked or separated an account just now. Ask them, not in this chat,"
                                + " whether it was them. If not, say ")
                        .and(new Span.Code("person left @" + who.name()))
                        .and(" and mend it together."))));
      }
    };
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
