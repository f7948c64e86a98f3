package dev.deskbell.ticket;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.delivery.Drawer;
import dev.deskbell.delivery.Piece;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Draws what happened, for a ticket's threads. */
@Component
class NewsDrawer implements Drawer {
  private final Heads heads;
  private final Timeline timeline;
  private final Sentences sentences;
  private final Visibility visibility;
  private final Names names;
  private final People people;

  NewsDrawer(
      Heads heads,
      Timeline timeline,
      Sentences sentences,
      Visibility visibility,
      Names names,
      People people) {
    this.heads = heads;
    this.timeline = timeline;
    this.sentences = sentences;
    this.visibility = visibility;
    this.names = names;
    this.people = people;
  }

  @Override
  public String topic() {
    return Topics.NEWS;
  }

  @Override
  public Drawn draw(Piece piece, View view) {
    var ref = TicketRef.of(piece.subject());
    var head = heads.look(ref).orElseThrow();
    var line = timeline.line(ref, Integer.parseInt(piece.argument())).orElseThrow();
    return readable(head, line.fact(), view) ? shown(line, view) : new Drawn.Hidden();
  }

  private boolean readable(Head head, Fact fact, View view) {
    var reader = view.reader();
    if (reader == null) {
      return Visibility.allowsRoom(head, view);
    }
    return visibility.allows(head, reader)
        && (sentences.of(fact).to() == Audience.REQUESTER
            || visibility.audience(head, reader) == Audience.TEAM);
  }

  private Drawn shown(Timeline.Line line, View view) {
    var text =
        Text.strong(names.of(line.by())).and(" ").and(sentences.read(line.fact(), view.reader()));
    if (line.fact() instanceof TicketFact.Assigned it && !it.to().equals(it.by())) {
      return mentioning(text, it.to(), view);
    }
    return new Drawn.Shown(new Saying(text));
  }

  private Drawn mentioning(Text text, Person.Id who, View view) {
    var account = accountOn(view, who);
    var mention = new Span.Mention(account.orElse(null), names.of(who));
    return new Drawn.Shown(
        new Saying(text.and(" — ").and(mention)), account.map(Set::of).orElse(Set.of()));
  }

  private Optional<Account> accountOn(View view, Person.Id who) {
    return people.accountsOf(who).stream()
        .filter(it -> it.platform().equals(view.platform()))
        .filter(it -> it.workspace().equals(view.workspace()))
        .findFirst();
  }
}
