package dev.deskbell.ticket;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Clip;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.delivery.Drawer;
import dev.deskbell.delivery.Piece;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Team;
import dev.deskbell.store.Fresh;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Draws a ticket's card as it is now, for whoever will read it. */
@Component
class TicketCards implements Drawer {
  /** So much of the details stands on a card; {@link ReadAll} has the whole. */
  private static final int DETAILS = 600;

  private final Heads heads;
  private final Map<String, TicketLooks> looks;
  private final Visibility visibility;
  private final Names names;
  private final ServiceNames services;
  private final People people;
  private final SingletonSupplier<List<Aside>> asides;

  TicketCards(
      Heads heads,
      List<TicketLooks> looks,
      Visibility visibility,
      Names names,
      People people,
      ServiceNames services,
      ObjectProvider<Aside> asides) {
    this.heads = heads;
    this.looks = TicketKinds.byPrefix(looks, TicketLooks::kind);
    this.visibility = visibility;
    this.names = names;
    this.services = services;
    this.people = people;
    this.asides = SingletonSupplier.of(() -> asides.orderedStream().toList());
  }

  @Override
  public String topic() {
    return Topics.CARD;
  }

  @Override
  public Drawn draw(Piece piece, View view) {
    var head = heads.look(TicketRef.of(piece.subject())).orElseThrow();
    var reader = view.reader();
    if (reader == null) {
      return Visibility.allowsRoom(head, view)
          ? new Drawn.Shown(kept(head, Audience.TEAM, people.organisation().zone()))
          : new Drawn.Hidden();
    }
    return visibility.allows(head, reader)
        ? new Drawn.Shown(kept(head, visibility.audience(head, reader), people.get(reader).zone()))
        : new Drawn.Hidden();
  }

  /** For one pair of eyes, under a sentence that may be empty. */
  Card whisper(TicketRef ref, Person reader, String sentence) {
    var head = Fresh.find(Head.class, ref).or(() -> heads.look(ref)).orElseThrow();
    var card = card(head, visibility.audience(head, reader.id()), reader.zone());
    var blocks = new ArrayList<Block>();
    if (!sentence.isEmpty()) {
      blocks.add(new Block.Paragraph(Text.of(sentence)));
    }
    blocks.addAll(card.blocks());
    return new Card(card.title(), card.tone(), blocks, card.actions());
  }

  private Card card(Head head, Audience audience, ZoneId zone) {
    var look = look(head, audience);
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Facts(rows(head, look, zone)));
    if (!head.details().isEmpty() && !look.details()) {
      blocks.add(new Block.Paragraph(Text.of(Clip.to(DETAILS, head.details()))));
    }
    blocks.addAll(look.blocks());
    asides.obtain().forEach(it -> blocks.addAll(it.beside(head, audience)));
    return new Card(
        head.ref() + " · " + head.title(), look.tone(), blocks, actions(head, look, audience));
  }

  /** What everybody may know of it, with nothing to press. */
  Card preview(Head head) {
    var card = card(head, Audience.REQUESTER, people.organisation().zone());
    return new Card(card.title(), card.tone(), card.blocks(), List.of());
  }

  /** The card with a thread below it, whose one audience it names. */
  private Card kept(Head head, Audience audience, ZoneId zone) {
    return card(head, audience, zone)
        .with(new Block.Note(Text.of((head.hidden() ? "Private. " : "") + thread(audience))));
  }

  private Look look(Head head, Audience audience) {
    var look = looks.get(head.ref().kind());
    return look == null
        ? new Look(head.status(), Tone.CALM, List.of(), List.of(), List.of())
        : look.look(head, audience);
  }

  private List<Block.Facts.Row> rows(Head head, Look look, ZoneId zone) {
    var rows = new ArrayList<Block.Facts.Row>();
    rows.add(row("Status", look.status()));
    if (head.hidden()) {
      rows.add(row("Private", "only who is involved and the team know of it"));
    }
    if (head.drill()) {
      rows.add(row("Drill", "an exercise, nothing is broken"));
    }
    rows.add(row("Priority", head.priority().name()));
    rows.add(row("Requester", names.of(head.requester())));
    rows.add(row("Assignee", names.of(head.assignee())));
    if (head.team() != null) {
      rows.add(row("Team", people.team(head.team()).map(Team::name).orElse(head.team().value())));
    }
    if (head.service() != null) {
      rows.add(row("Service", services.nameOf(head.service())));
    }
    rows.addAll(look.rows());
    rows.add(new Block.Facts.Row("Opened", Text.of(Names.at(head.openedAt(), zone))));
    return rows.size() > Block.Facts.MOST ? rows.subList(0, Block.Facts.MOST) : rows;
  }

  private static Block.Facts.Row row(String label, String value) {
    return new Block.Facts.Row(label, Text.of(value));
  }

  private static String thread(Audience audience) {
    return switch (audience) {
      case TEAM -> "Thread: team only. The requester reads what you send with Reply, nothing else.";
      case REQUESTER -> "Thread: what you write below reaches the team, and theirs reaches you.";
    };
  }

  private static List<Action> actions(Head head, Look look, Audience audience) {
    var actions = new ArrayList<>(look.actions());
    if (look.cut() || (head.details().length() > DETAILS && !look.details())) {
      actions.add(button("Read all", ReadAll.NAME, head));
    }
    if (head.phase() != Phase.CLOSED) {
      actions.addAll(
          switch (audience) {
            case TEAM -> forTeam(head);
            case REQUESTER -> List.of(button("Add a comment", "ticket.reply", head));
          });
    }
    return actions;
  }

  private static List<Action> forTeam(Head head) {
    var reply = button("Reply", "ticket.reply", head);
    return head.unassigned() ? List.of(button("Take", "ticket.take", head), reply) : List.of(reply);
  }

  private static Action button(String label, String operation, Head head) {
    return Action.button(label, new Call(operation, head.ref().toString()));
  }
}
