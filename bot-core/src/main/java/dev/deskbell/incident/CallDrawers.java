package dev.deskbell.incident;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Block.Facts.Row;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.delivery.Drawer;
import dev.deskbell.delivery.Piece;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Names;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What single people are asked and told about a major incident, in their direct messages. */
@Configuration(proxyBeanMethods = false)
class CallDrawers {
  private final Tickets tickets;
  private final Incidents incidents;
  private final Duties duties;
  private final Tasks tasks;
  private final Names names;
  private final People people;

  CallDrawers(
      Tickets tickets,
      Incidents incidents,
      Duties duties,
      Tasks tasks,
      Names names,
      People people) {
    this.tickets = tickets;
    this.incidents = incidents;
    this.duties = duties;
    this.tasks = tasks;
    this.names = names;
    this.people = people;
  }

  /** What is being drawn, for whom. */
  private record Scene(Head head, Incident incident, Piece piece, Person.Id reader) {
    String ref() {
      return head.ref().toString();
    }

    boolean isOpen() {
      return head.phase().isOpen();
    }
  }

  private record Drawing(String topic, Function<Piece, Function<View, Drawn>> drawing)
      implements Drawer {
    @Override
    public Drawn draw(Piece piece, View view) {
      return drawing.apply(piece).apply(view);
    }
  }

  /** Whoever may not know of it any more sees nothing. */
  private Drawer drawer(String topic, Function<Scene, Card> card) {
    return drawer(topic, _ -> true, card);
  }

  /** What no longer holds is taken away: it was said anew. */
  private Drawer drawer(String topic, Predicate<Scene> holds, Function<Scene, Card> card) {
    return new Drawing(
        topic,
        piece ->
            view -> {
              var reader = view.reader();
              var ref = TicketRef.of(piece.subject());
              var head = tickets.look(ref).orElseThrow();
              if (reader == null || !tickets.visible(head, reader)) {
                return new Drawer.Drawn.Hidden();
              }
              var scene = new Scene(head, incidents.findByRef(ref).orElseThrow(), piece, reader);
              return holds.test(scene)
                  ? new Drawer.Drawn.Shown(card.apply(scene))
                  : new Drawer.Drawn.Hidden();
            });
  }

  @Bean
  Drawer majorSuggestion() {
    return drawer(Topics.SUGGESTION, this::suggestion);
  }

  @Bean
  Drawer majorInvitation() {
    return drawer(Topics.INVITATION, this::invitation);
  }

  @Bean
  Drawer majorRole() {
    return drawer(Topics.ROLE, this::isLatest, this::role);
  }

  @Bean
  Drawer majorTask() {
    return drawer(Topics.TASK, this::task);
  }

  @Bean
  Drawer majorReportDue() {
    return drawer(Topics.REPORT_DUE, CallDrawers::reportDue);
  }

  @Bean
  Drawer majorReviewDue() {
    return drawer(Topics.REVIEW_DUE, CallDrawers::reviewDue);
  }

  private Card suggestion(Scene it) {
    var open = it.isOpen() && it.incident().major() == Major.SUGGESTED;
    var card =
        Card.of(
            (open ? "Is it a major incident? " : "") + it.ref() + " · " + it.head().title(),
            open ? Tone.WARNING : Tone.QUIET,
            new Block.Facts(
                List.of(
                    new Row("Priority", Text.strong(it.head().priority().name())),
                    new Row("Major incident", Text.of(MajorLook.stage(it.incident()))),
                    new Row("Assignee", Text.of(names.of(it.head().assignee()))))));
    return open
        ? card.with(
            Action.main("Promote", new Call(MajorPractice.PROMOTE, it.ref())),
            Action.button("It is not", new Call(MajorPractice.DECLINE, it.ref())))
        : card;
  }

  private Card invitation(Scene it) {
    var what = it.head().drill() ? "a drill" : "a major incident";
    var title =
        it.isOpen()
            ? "You are called to " + what + ": " + it.ref() + " · " + it.head().title()
            : it.ref() + " is over · " + it.head().title();
    var zone = people.get(it.reader()).zone();
    return Card.of(
            title,
            it.isOpen() ? Tone.ALARM : Tone.QUIET,
            new Block.Facts(
                List.of(
                    new Row("Major incident", Text.of(MajorLook.stage(it.incident()))),
                    new Row("Priority", Text.strong(it.head().priority().name())),
                    new Row("Assignee", Text.of(names.of(it.head().assignee()))),
                    new Row("Since", Text.of(Names.at(it.head().openedAt(), zone))))))
        .with(Action.main("Show it", new Call("ticket.show", it.ref())));
  }

  private boolean isLatest(Scene it) {
    var ref = it.head().ref();
    return duties
        .holder(ref, Topics.duty(it.piece()))
        .filter(held -> Topics.role(ref, held.role(), held.since()).equals(it.piece()))
        .isPresent();
  }

  /** The instructions are for whoever has the role, as long as they have it. */
  private Card role(Scene it) {
    var role = Topics.duty(it.piece());
    var duty = duties.policy().duty(role);
    var about = duties.name(role) + " of " + it.ref() + " · " + it.head().title();
    var held = duties.holder(it.head().ref(), role);
    if (held.isEmpty() || !people.same(held.get().holder(), it.reader())) {
      return Card.of(
          "No longer you: " + about,
          Tone.QUIET,
          new Block.Note(
              Text.of(
                  "It is " + held.map(by -> names.of(by.holder())).orElse("nobody") + " now.")));
    }
    var card = Card.of("You are " + about, it.isOpen() ? Tone.ALARM : Tone.QUIET);
    var told = duty.isPresent() ? duty.get().instructions() : null;
    if (told != null) {
      card = card.with(new Block.Paragraph(Text.of(told.strip())));
    }
    if (!held.get().note().isEmpty()) {
      card =
          card.with(
              new Block.Paragraph(
                  Text.strong(names.of(held.get().givenBy())).and(": " + held.get().note())));
    }
    return it.isOpen() ? card.with(roleActions(it)) : card;
  }

  private static Action[] roleActions(Scene it) {
    var hand = new Call(DutyPractice.NAME, it.ref() + ";" + Topics.duty(it.piece()));
    return new Action[] {
      Action.main("Show it", new Call("ticket.show", it.ref())),
      Action.button("Situation report", new Call(ReportPractice.NAME, it.ref())),
      Action.button("Hand over", hand)
    };
  }

  private Card task(Scene it) {
    var task = tasks.numbered(it.head().ref(), Long.parseLong(it.piece().argument())).orElseThrow();
    var title = "Task " + task.number() + " of " + it.ref() + " · " + it.head().title();
    var what = new Block.Paragraph(Text.of(task.what()));
    return task.isOpen()
        ? Card.of(title, Tone.WARNING, what)
            .with(Action.main("Done", new Call(TaskPractice.DONE, it.ref() + ";" + task.number())))
        : Card.of("Done: " + title, Tone.GOOD, what);
  }

  private static Card reportDue(Scene it) {
    var title = "A situation report is due: " + it.ref() + " · " + it.head().title();
    return Card.of(title, Tone.WARNING)
        .with(Action.main("Write it", new Call(ReportPractice.NAME, it.ref())));
  }

  private static Card reviewDue(Scene it) {
    var title = "The review is due: " + it.ref() + " · " + it.head().title();
    return Card.of(title, Tone.WARNING)
        .with(
            Action.main("What was learned", new Call(ReviewPractice.LEARNED, it.ref())),
            Action.button("Draft the review", new Call(ReviewPractice.DRAFT, it.ref())));
  }
}
