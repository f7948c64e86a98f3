package dev.deskbell.status;

import static dev.deskbell.status.StatusParams.EFFECT;
import static dev.deskbell.status.StatusParams.MESSAGE;
import static dev.deskbell.status.StatusParams.STATE;
import static dev.deskbell.status.StatusParams.TITLE;

import dev.deskbell.calendar.Interval;
import dev.deskbell.chat.Call;
import dev.deskbell.conversation.About;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.conversation.When;
import dev.deskbell.ticket.TicketParams;
import dev.deskbell.ticket.TicketRef;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what is to be published; nothing is before its author has seen it as all others will. */
@Component
class StatusPractice implements Practice {
  private static final Param<When> FROM = Param.of("from", "From when?", Types.moment());
  private static final Param<When> UNTIL = Param.of("until", "Until when?", Types.moment());

  private final Param<List<PageComponent>> services;
  private final Param<TicketRef> ticket;
  private final Param<Long> notice;
  private final Notices notices;
  private final Drafts drafts;
  private final Publishers publishers;

  StatusPractice(
      ComponentsType components,
      NoticeType notice,
      TicketParams params,
      Notices notices,
      Drafts drafts,
      Publishers publishers) {
    this.services = Param.of("services", "Which services?", components);
    this.ticket =
        params.any("ticket", "Which ticket is it about?").hinting("Nobody outside sees that");
    this.notice = Param.of("notice", "Which notice?", notice);
    this.notices = notices;
    this.drafts = drafts;
    this.publishers = publishers;
  }

  @Override
  public List<Operation> operations() {
    return List.of(publish(), maintenance(), update(), resolve());
  }

  private Operation publish() {
    return Operation.named("status.publish")
        .says("status publish", "Tell everybody on the status page that something is wrong")
        .example(
            "status publish Payments fail services:checkout effect:partial-outage"
                + " message:\"Some cards are declined. We are looking into it.\" ticket:INC-7")
        .needs(TITLE, MESSAGE, services, EFFECT)
        .takes(ticket, STATE)
        .does(this::publish);
  }

  private Outcome publish(Turn turn) {
    return begin(turn, turn.find(STATE).orElse(State.INVESTIGATING), turn.get(EFFECT), null);
  }

  private Operation maintenance() {
    return Operation.named("status.maintenance")
        .says("status maintenance", "Announce maintenance on the status page")
        .example(
            "status maintenance New disks for the shop services:checkout from:\"friday 22:00\""
                + " until:\"saturday 02:00\" message:\"You can't order meanwhile.\"")
        .needs(TITLE, MESSAGE, services, FROM, UNTIL)
        .takes(ticket)
        .does(this::maintenance);
  }

  private Outcome maintenance(Turn turn) {
    var from = turn.get(FROM).instant();
    var until = turn.get(UNTIL).instant();
    if (!from.isAfter(turn.at())) {
      throw new Refusal(
          turn.get(FROM).written() + " has passed. What has begun is told by `status publish`.");
    }
    if (!until.isAfter(from)) {
      throw new Refusal("That ends before it begins. Say from when and until when, in this order.");
    }
    return begin(turn, State.SCHEDULED, null, new Interval(from, until));
  }

  private Outcome begin(
      Turn turn, State state, @Nullable Effect effect, @Nullable Interval planned) {
    var about = turn.find(ticket).orElse(null);
    publishers.checkNew(turn, about);
    return kept(
        turn,
        new Draft(
            0,
            turn.actor().id(),
            null,
            state,
            turn.get(TITLE),
            turn.get(MESSAGE),
            ids(turn.get(services)),
            effect,
            planned,
            about,
            1));
  }

  private Operation update() {
    return Operation.named("status.update")
        .says("status update", "Tell what is new about a notice on the status page")
        .example(
            "status update 3 We found the cause. state:identified",
            "status update 3 E-mail works again. services:email effect:operational")
        .needs(notice, MESSAGE)
        .takes(STATE, services, EFFECT)
        .does(this::update);
  }

  private Outcome update(Turn turn) {
    var open = open(turn);
    if (open.kind() == State.Kind.MAINTENANCE && turn.find(STATE).isPresent()) {
      throw new Refusal(
          "Maintenance begins and ends by the clock, so it takes no state: leave it out. `status"
              + " resolve %d` ends it sooner.".formatted(open.id()));
    }
    var effect = turn.find(EFFECT).orElse(null);
    if (turn.find(services).isPresent() && effect == null) {
      throw new Refusal("Say how those services are now: effect:degraded, or effect:operational.");
    }
    var hit = turn.find(services).map(StatusPractice::ids).orElseGet(open::services);
    return kept(turn, next(turn, open, turn.find(STATE).orElse(open.state()), hit, effect));
  }

  private Operation resolve() {
    return Operation.named("status.resolve")
        .says("status resolve", "Tell on the status page that it is over")
        .example("status resolve 3 All payments work again.")
        .needs(notice, MESSAGE)
        .does(this::resolve);
  }

  private Outcome resolve(Turn turn) {
    var open = open(turn);
    return kept(turn, next(turn, open, open.state().end(), List.of(), null));
  }

  private Notice open(Turn turn) {
    var id = turn.get(notice);
    var found = notices.find(id);
    publishers.check(turn, found.filter(Notice::isOpen).map(Notice::ticket).orElse(null));
    return found
        .filter(Notice::isOpen)
        .orElseThrow(() ->
            found.isEmpty()
                ? Publishing.gone(id)
                : new Refusal("Notice " + id + " has ended. `status publish` begins a new one."));
  }

  private static Draft next(
      Turn turn, Notice open, State state, List<String> hit, @Nullable Effect effect) {
    return new Draft(
        0,
        turn.actor().id(),
        open.id(),
        state,
        open.title(),
        turn.get(MESSAGE),
        effect == null ? List.of() : hit,
        effect,
        open.planned(),
        open.ticket(),
        1);
  }

  private Outcome kept(Turn turn, Draft draft) {
    return preview(drafts.add(draft, turn.at()));
  }

  static Outcome preview(long draft) {
    return new Outcome.Begun(new Call(DraftPractice.PREVIEW, About.of(draft)), Map.of());
  }

  static List<String> ids(List<PageComponent> components) {
    return components.stream().map(it -> it.service().value()).toList();
  }
}
