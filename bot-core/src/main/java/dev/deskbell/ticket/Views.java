package dev.deskbell.ticket;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.TeamType;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.people.Role;
import dev.deskbell.people.Team;
import java.util.List;
import org.springframework.stereotype.Component;

/** Looking at tickets: one, its history, lists of them. */
@Component
class Views implements Practice {
  private static final Param<String> QUERY =
      Param.of("query", "What are you looking for?", Types.lines(200))
          .hinting("is:open team:network priority:p1 laptop");
  private static final Param<String> PAGE =
      Param.of("page", "From where", Types.word(40)).notAsked();

  private final Param<TicketRef> ticket;
  private final Param<Team> team;
  private final Finder finder;
  private final TicketStory story;
  private final TicketLists lists;
  private final LongQueries queries;

  private final Operation mine;
  private final Operation waiting;
  private final Operation queue;
  private final Operation search;
  private final Operation show;
  private final Operation timeline;

  Views(
      TicketParams params,
      TeamType team,
      Finder finder,
      TicketStory story,
      TicketLists lists,
      LongQueries queries) {
    this.queries = queries;
    this.ticket = params.any();
    this.team = Param.of("team", "Which team?", team);
    this.finder = finder;
    this.story = story;
    this.lists = lists;
    show = show();
    timeline = timeline();
    mine = mine();
    waiting = waiting();
    queue = queue();
    search = search();
  }

  @Override
  public List<Operation> operations() {
    return List.of(show, timeline, mine, waiting, queue, search);
  }

  private Operation show() {
    return Operation.named(TicketLists.SHOW)
        .says("show", "See a ticket as it is now")
        .example("show INC-12")
        .needs(ticket)
        .by(Role.REQUESTER)
        .reads()
        .does(it -> Outcome.read(story.whole(it.get(ticket), it.actor())));
  }

  private Operation timeline() {
    return Operation.named("ticket.timeline")
        .says("timeline", "See what happened to a ticket, newest first")
        .example("timeline INC-12")
        .needs(ticket)
        .takes(PAGE)
        .by(Role.REQUESTER)
        .reads()
        .does(this::timeline);
  }

  private Outcome timeline(Turn turn) {
    return Outcome.read(
        story.timeline(
            turn.get(ticket), turn.actor(), turn.find(PAGE).orElse(""), this::timelineFrom));
  }

  private Call timelineFrom(TicketRef ref, int seq) {
    return timeline.about(ref, seq);
  }

  private Operation mine() {
    return Operation.named("ticket.mine")
        .says("mine", "See what you asked for and what you have")
        .takes(PAGE)
        .onStart(3, "My tickets")
        .reads()
        .does(it -> {
          var page = finder.mine(it.actor(), after(it, Finder.Cursor.NEWEST));
          return list("Your tickets", page, next(page, mine));
        });
  }

  private Operation waiting() {
    return Operation.named("ticket.waiting")
        .says("waiting", "See what waits for you")
        .takes(PAGE)
        .onStart(4, "Waiting for me")
        .reads()
        .does(it -> {
          var page = finder.waitingFor(it.actor(), after(it, Finder.Cursor.NEWEST));
          return list("Waiting for you", page, next(page, waiting));
        });
  }

  private Operation queue() {
    return Operation.named("ticket.queue")
        .says("queue", "See what is open in a team, most urgent first")
        .example("queue", "queue team:network")
        .takes(team, PAGE)
        .by(Role.AGENT)
        .reads()
        .does(this::queue);
  }

  private Outcome queue(Turn turn) {
    var id = turn.find(team).map(it -> it.id().value()).orElse(null);
    var page = finder.queue(turn.actor(), id, after(turn, Finder.Cursor.MOST_URGENT));
    var title = turn.find(team).map(it -> "Queue of " + it.name()).orElse("Queue of your teams");
    return list(
        title,
        page,
        page.next() == null
            ? List.of()
            : List.of(more(queue.about(id == null ? "" : id, page.next()))));
  }

  private Operation search() {
    return Operation.named("ticket.search")
        .says("search", "Find tickets by words and filters")
        .example("search is:open team:network priority:p1 laptop", "search requester:me vpn")
        .needs(QUERY)
        .takes(PAGE)
        .reads()
        .does(this::search);
  }

  private Outcome search(Turn turn) {
    var query = queries.whole(turn.get(QUERY));
    var page = finder.search(turn.actor(), Filter.read(query), after(turn, Finder.Cursor.NEWEST));
    return list(
        "Found: " + query,
        page,
        page.next() == null
            ? List.of()
            : List.of(more(search.about(queries.brief(query, turn.at()), page.next()))));
  }

  private static Finder.Cursor after(Turn turn, Finder.Cursor first) {
    return turn.find(PAGE).map(Finder.Cursor::read).orElse(first);
  }

  private static List<Action> next(Finder.Page page, Operation operation) {
    return page.next() == null ? List.of() : List.of(more(operation.about(page.next())));
  }

  private static Action more(Call call) {
    return Action.button("More", call);
  }

  private Outcome list(String title, Finder.Page page, List<Action> next) {
    if (page.tickets().isEmpty()) {
      return Outcome.read(
          Card.of(title, Tone.QUIET, new Block.Paragraph(Text.of("Nothing here."))));
    }
    return Outcome.read(
        Card.of(title, Tone.CALM, lists.table(page.tickets()))
            .with(lists.menu("Open one", page.tickets()))
            .with(next.toArray(Action[]::new)));
  }
}
