package dev.deskbell.oncall;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Block.Facts.Row;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Drawer;
import dev.deskbell.delivery.Piece;
import dev.deskbell.people.Person;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Names;
import dev.deskbell.ticket.Phase;
import dev.deskbell.ticket.ServiceNames;
import dev.deskbell.ticket.Tickets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** A page: what happened, why you, and what to do now. Afterwards it says who had it. */
@Component
class PageDrawer implements Drawer {
  private static final List<Choice> SNOOZES =
      List.of(
          new Choice("5m", "for 5 minutes"),
          new Choice("15m", "for 15 minutes"),
          new Choice("30m", "for half an hour"),
          new Choice("1h", "for an hour"));

  private final Pages pages;
  private final Tickets tickets;
  private final Acknowledging acknowledging;
  private final Deliveries deliveries;
  private final ServiceNames services;
  private final Names names;
  private final dev.deskbell.people.People people;

  PageDrawer(
      Pages pages,
      Tickets tickets,
      Acknowledging acknowledging,
      Deliveries deliveries,
      ServiceNames services,
      Names names,
      dev.deskbell.people.People people) {
    this.pages = pages;
    this.tickets = tickets;
    this.acknowledging = acknowledging;
    this.deliveries = deliveries;
    this.services = services;
    this.names = names;
    this.people = people;
  }

  @Override
  public String topic() {
    return Topics.PAGE;
  }

  /**
   * Who may not know of it any more sees nothing, and what was not sent before somebody had it is
   * not sent. Who could not be reached until all steps were over hears of it nevertheless: else a
   * platform that is away for as long as an escalation lasts would keep it from everybody.
   */
  @Override
  public Drawn draw(Piece piece, View view) {
    var called = pages.called(Long.parseLong(piece.argument())).orElseThrow();
    var page = called.page();
    var head = tickets.look(page.ticket()).orElseThrow();
    if (!mayRead(head, view.reader())) {
      return new Drawn.Hidden();
    }
    var running = called.running();
    if (!running && deliveries.keptOf(piece).isEmpty() && !isLeftOver(page, head)) {
      return new Drawn.Hidden();
    }
    return new Drawn.Shown(running ? calling(page, head, zone(view)) : over(page, head));
  }

  private boolean isLeftOver(Page page, Head head) {
    return head.phase() == Phase.NEW
        && pages.isUnanswered(page.ticket(), page.run())
        && !pages.isRunning(page.ticket());
  }

  private boolean mayRead(Head head, Person.@org.jspecify.annotations.Nullable Id reader) {
    return reader == null ? !head.hidden() : tickets.visible(head, reader);
  }

  private ZoneId zone(View view) {
    var reader = view.reader();
    return reader == null ? people.organisation().zone() : people.get(reader).zone();
  }

  private Card calling(Page page, Head head, ZoneId zone) {
    var taken = head.phase() == Phase.ACTIVE;
    var asksAgain = taken && isTheirs(head, page);
    var rows = new ArrayList<Row>();
    rows.add(new Row("Priority", Text.strong(head.priority().name())));
    if (head.service() != null) {
      rows.add(new Row("Service", Text.of(services.nameOf(head.service()))));
    }
    rows.add(new Row("Since", Text.of(Names.at(head.openedAt(), zone))));
    rows.add(new Row("Paged", Text.of(page.why())));
    if (taken && !asksAgain) {
      rows.add(new Row("Assignee", Text.of(assignee(head, page))));
    }
    var title =
        asksAgain
            ? head.ref() + ": are you still on it? " + head.title()
            : head.ref() + " needs you: " + head.title();
    return Card.of(title, Tone.ALARM, new Block.Facts(rows))
        .with(actions(head, page, main(head, page, asksAgain)));
  }

  private String assignee(Head head, Page page) {
    var has = head.assignee();
    if (has == null) {
      return "nobody any more";
    }
    return page.isByHand() ? names.of(has) : names.of(has) + ", who does not answer";
  }

  private boolean isTheirs(Head head, Page page) {
    var has = head.assignee();
    var paged = page.person();
    return has != null && paged != null && people.same(has, paged);
  }

  private Action main(Head head, Page page, boolean asksAgain) {
    var ref = head.ref().toString();
    if (asksAgain) {
      return Action.main("Still on it", new Call("page.still", ref));
    }
    var onIt = Action.main("I'm on it", new Call("page.still", ref));
    if (head.phase() != Phase.ACTIVE) {
      return acknowledging.of(head.ref()).map(it -> Action.main("Acknowledge", it)).orElse(onIt);
    }
    return page.isByHand() && head.assignee() != null
        ? onIt
        : Action.main("Take", new Call("ticket.take", ref));
  }

  private static Action[] actions(Head head, Page page, Action main) {
    var ref = head.ref().toString();
    var escalate = Action.button("Escalate", new Call("page.escalate", ref));
    if (page.person() == null) {
      return new Action[] {main, escalate};
    }
    return new Action[] {
      main,
      escalate,
      Action.button("I'm on another", new Call("page.busy", ref)),
      new Action.Menu("Snooze", new Call("page.snooze", ref), SNOOZES)
    };
  }

  private Card over(Page page, Head head) {
    return isMissed(page, head) ? missed(head) : over(head);
  }

  /** Somebody wanted them, and whoever has it still goes without. */
  private boolean isMissed(Page page, Head head) {
    return page.isByHand()
        && page.answeredAt() == null
        && page.state() == Page.State.TOLD
        && pages.isUnanswered(page.ticket(), page.run())
        && (head.phase() == Phase.NEW || head.phase() == Phase.ACTIVE)
        && head.assignee() != null
        && !isTheirs(head, page);
  }

  private Card missed(Head head) {
    return Card.of(
            head.ref()
                + ": you did not answer · "
                + names.of(Objects.requireNonNull(head.assignee()))
                + " has it · "
                + head.title(),
            Tone.WARNING)
        .with(Action.button("Show", new Call("ticket.show", head.ref().toString())));
  }

  private Card over(Head head) {
    var has = head.assignee() == null ? "" : " · " + names.of(head.assignee()) + " has it";
    return switch (head.phase()) {
      case NEW -> unanswered(head);
      case ACTIVE -> Card.of(head.ref() + has + " · " + head.title(), Tone.GOOD);
      case HELD -> Card.of(head.ref() + " is on hold" + has + " · " + head.title(), Tone.CALM);
      case RESOLVED -> Card.of(head.ref() + " is resolved · " + head.title(), Tone.GOOD);
      case CLOSED -> Card.of(head.ref() + " is closed · " + head.title(), Tone.QUIET);
    };
  }

  private Card unanswered(Head head) {
    if (pages.isRunning(head.ref())) {
      return Card.of(head.ref() + ": others are paged now · " + head.title(), Tone.CALM);
    }
    var acknowledge = acknowledging.of(head.ref());
    if (acknowledge.isEmpty() && head.assignee() != null) {
      return Card.of(
          head.ref() + " · " + names.of(head.assignee()) + " has it · " + head.title(), Tone.GOOD);
    }
    return Card.of(head.ref() + ": nobody is paged any more · " + head.title(), Tone.WARNING)
        .with(
            acknowledge
                .map(it -> Action.main("Acknowledge", it))
                .orElseGet(
                    () -> Action.main("Take", new Call("ticket.take", head.ref().toString()))));
  }
}
