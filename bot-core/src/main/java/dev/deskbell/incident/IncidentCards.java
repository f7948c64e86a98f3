package dev.deskbell.incident;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Clip;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.store.Fresh;
import dev.deskbell.ticket.Audience;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Look;
import dev.deskbell.ticket.Names;
import dev.deskbell.ticket.Priority;
import dev.deskbell.ticket.Sentence;
import dev.deskbell.ticket.Ticket;
import dev.deskbell.ticket.TicketKind;
import dev.deskbell.ticket.TicketLooks;
import dev.deskbell.ticket.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What incidents look like. */
@Component
class IncidentCards implements TicketLooks {
  /** So much of a resolution stands on a card; {@link IncidentWords} has the whole. */
  private static final int LONGEST = 600;

  private final Incidents incidents;
  private final Names names;
  private final MajorLook major;
  private final MajorWords majorWords;

  IncidentCards(Incidents incidents, Names names, MajorLook major, MajorWords majorWords) {
    this.incidents = incidents;
    this.names = names;
    this.major = major;
    this.majorWords = majorWords;
  }

  @Override
  public TicketKind kind() {
    return IncidentPractice.KIND;
  }

  @Override
  public Look look(Head head, Audience audience) {
    var incident =
        Fresh.find(Ticket.class, head.ref())
            .map(Incident.class::cast)
            .or(() -> incidents.findByRef(head.ref()))
            .orElseThrow();
    return new Look(
            status(incident),
            tone(head, incident),
            rows(head, incident),
            blocks(head, incident, audience),
            actions(head, incident, audience))
        .cutting(incident.resolution().length() > LONGEST);
  }

  private static String status(Incident incident) {
    return incident.waitsFor() == null
        ? incident.status().words()
        : incident.status().words() + ": waits for " + incident.waitsFor().words();
  }

  private static Tone tone(Head head, Incident incident) {
    return switch (incident.status()) {
      case NEW, ACKNOWLEDGED, IN_PROGRESS ->
          head.priority().compareTo(Priority.P2) <= 0 ? Tone.ALARM : Tone.WARNING;
      case PENDING -> Tone.CALM;
      case RESOLVED -> Tone.GOOD;
      case CLOSED, CANCELLED -> Tone.QUIET;
    };
  }

  private List<Block.Facts.Row> rows(Head head, Incident incident) {
    var rows = new ArrayList<>(major.rows(head, incident));
    if (incident.acknowledgedBy() != null) {
      rows.add(
          new Block.Facts.Row("Acknowledged by", Text.of(names.of(incident.acknowledgedBy()))));
    }
    return rows;
  }

  private List<Block> blocks(Head head, Incident incident, Audience audience) {
    var blocks = new ArrayList<Block>();
    if (!incident.resolution().isEmpty()) {
      blocks.add(
          new Block.Paragraph(
              Text.strong("Resolution: ").and(Clip.to(LONGEST, incident.resolution()))));
    }
    if (incident.isMajor()) {
      blocks.addAll(major.blocks(head, audience));
    }
    return blocks;
  }

  private List<Action> actions(Head head, Incident incident, Audience audience) {
    return switch (audience) {
      case TEAM -> {
        var actions = forTeam(incident);
        if (incident.isMajor()) {
          actions.addAll(major.actions(head, incident));
        }
        yield actions;
      }
      case REQUESTER -> forRequester(incident);
    };
  }

  private static List<Action> forTeam(Incident incident) {
    var actions = new ArrayList<Action>();
    offer(
        actions,
        incident,
        Status.Move.ACKNOWLEDGE,
        main("Acknowledge", "incident.acknowledge", incident));
    if (incident.status() == Status.ACKNOWLEDGED) {
      actions.add(main("Start work", "incident.start", incident));
    }
    offer(actions, incident, Status.Move.RESUME, main("Resume", "incident.resume", incident));
    offer(actions, incident, Status.Move.HOLD, button("Hold", "incident.hold", incident));
    offer(actions, incident, Status.Move.RESOLVE, button("Resolve", "incident.resolve", incident));
    offer(actions, incident, Status.Move.REOPEN, button("Reopen", "incident.reopen", incident));
    return actions;
  }

  private static List<Action> forRequester(Incident incident) {
    var actions = new ArrayList<Action>();
    offer(
        actions, incident, Status.Move.CLOSE, main("Yes, it works", "incident.confirm", incident));
    offer(actions, incident, Status.Move.REOPEN, button("Not solved", "incident.reopen", incident));
    if (incident.status() == Status.NEW) {
      actions.add(button("Cancel", "incident.cancel", incident));
    }
    return actions;
  }

  private static void offer(
      List<Action> actions, Incident incident, Status.Move move, Action action) {
    incident.status().after(move).ifPresent(_ -> actions.add(action));
  }

  private static Action main(String label, String operation, Incident incident) {
    return Action.main(label, new Call(operation, incident.ref().toString()));
  }

  private static Action button(String label, String operation, Incident incident) {
    return Action.button(label, new Call(operation, incident.ref().toString()));
  }

  @Override
  public Optional<Sentence> tell(Fact fact) {
    return switch (fact) {
      case IncidentFact it -> Optional.of(sentence(it));
      case MajorFact it -> Optional.of(majorWords.tell(it));
      case Fact _ -> Optional.empty();
    };
  }

  private static Sentence sentence(IncidentFact fact) {
    return switch (fact) {
      case IncidentFact.Declared it -> Sentence.forAll(Text.of("reported: " + it.title().text()));
      case IncidentFact.Acknowledged _ -> Sentence.forAll(Text.of("acknowledged it"));
      case IncidentFact.Started _ -> Sentence.forAll(Text.of("started work on it"));
      case IncidentFact.Held it ->
          Sentence.forAll(
              because(
                  "put it on hold, waiting for " + HoldReason.valueOf(it.waitsFor()).words(),
                  it.why()));
      case IncidentFact.Resumed _ -> Sentence.forAll(Text.of("resumed work on it"));
      case IncidentFact.Resolved it -> Sentence.forAll(because("resolved it", it.resolution()));
      case IncidentFact.Closed it ->
          Sentence.forAll(Text.of(it.confirmed() ? "confirmed that it works" : "closed it"));
      case IncidentFact.Reopened it -> Sentence.forAll(because("reopened it", it.why()));
      case IncidentFact.Cancelled it -> Sentence.forAll(because("cancelled it", it.why()));
    };
  }

  private static Text because(String what, Words why) {
    return Text.of(why.text().isEmpty() ? what : what + ": " + why.text());
  }
}
