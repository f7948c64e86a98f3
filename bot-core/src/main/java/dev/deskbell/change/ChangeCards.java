package dev.deskbell.change;

import dev.deskbell.approval.Progress;
import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Clip;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Team;
import dev.deskbell.service.Services;
import dev.deskbell.ticket.Audience;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Look;
import dev.deskbell.ticket.Names;
import dev.deskbell.ticket.Sentence;
import dev.deskbell.ticket.TicketKind;
import dev.deskbell.ticket.TicketLooks;
import dev.deskbell.ticket.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What changes look like. */
@Component
class ChangeCards implements TicketLooks {
  private static final int LONGEST = 400;

  private final ChangeRecords changes;
  private final ChangeApproval approval;
  private final Progress progress;
  private final Services services;
  private final People people;
  private final Names names;

  ChangeCards(
      ChangeRecords changes,
      ChangeApproval approval,
      Progress progress,
      Services services,
      People people,
      Names names) {
    this.changes = changes;
    this.approval = approval;
    this.progress = progress;
    this.services = services;
    this.people = people;
    this.names = names;
  }

  @Override
  public TicketKind kind() {
    return ChangePractice.KIND;
  }

  @Override
  public Look look(Head head, Audience audience) {
    var change = changes.findByRef(head.ref()).orElseThrow();
    return new Look(
            status(change), tone(change), rows(head, change), blocks(change), actions(change))
        .cutting(
            Stream.of(
                    change.plan().plan(),
                    change.plan().test(),
                    change.plan().backOut(),
                    change.course().review())
                .anyMatch(it -> it.length() > LONGEST));
  }

  private static String status(ChangeRecord change) {
    var result = change.course().result();
    return result == null
        ? change.status().words()
        : change.status().words() + ": " + result.words();
  }

  private static Tone tone(ChangeRecord change) {
    return switch (change.status()) {
      case DRAFT, AWAITING_APPROVAL, SCHEDULED, IN_PROGRESS -> Tone.CALM;
      case IN_REVIEW -> change.course().result() == Result.DONE ? Tone.GOOD : Tone.WARNING;
      case CLOSED -> change.course().result() == Result.DONE ? Tone.GOOD : Tone.QUIET;
      case REJECTED -> Tone.WARNING;
      case EXPIRED, CANCELLED -> Tone.QUIET;
    };
  }

  private List<Block.Facts.Row> rows(Head head, ChangeRecord change) {
    var rows = new ArrayList<Block.Facts.Row>();
    rows.add(new Block.Facts.Row("Kind", Text.of(ChangeApproval.kind(change))));
    rows.add(new Block.Facts.Row("Window", approval.window(change.window())));
    if (!change.told().isEmpty()) {
      var teams = change.told().stream().map(Team.Id::new).map(this::nameOf);
      rows.add(new Block.Facts.Row("Also told", Text.of(teams.collect(Collectors.joining(", ")))));
    }
    if (change.terms().policy() != null) {
      progress.row(head).ifPresent(rows::add);
    }
    return rows;
  }

  private String nameOf(Team.Id team) {
    return people.team(team).map(Team::name).orElse(team.value());
  }

  private List<Block> blocks(ChangeRecord change) {
    var blocks = new ArrayList<Block>();
    if (change.terms().services().size() > 1) {
      var all =
          change.terms().services().stream()
              .map(services::nameOf)
              .collect(Collectors.joining(", "));
      blocks.add(said("Affects", all));
    }
    blocks.add(said("Plan", change.plan().plan()));
    if (!change.plan().backOut().isEmpty()) {
      blocks.add(said("Back-out", change.plan().backOut()));
    }
    var verdict = change.course().verdict();
    if (verdict != null) {
      blocks.add(said("Review", verdict.words() + ". " + change.course().review()));
    }
    return blocks;
  }

  private static Block said(String label, String words) {
    return new Block.Paragraph(Text.strong(label + ": ").and(Clip.to(LONGEST, words)));
  }

  private static List<Action> actions(ChangeRecord change) {
    var actions = new ArrayList<Action>();
    offer(actions, change, Status.Move.START, main("Start", "change.start", change));
    offer(actions, change, Status.Move.END, main("Done", "change.done", change));
    offer(actions, change, Status.Move.END, button("Failed", "change.failed", change));
    offer(actions, change, Status.Move.END, button("Backed out", "change.backed-out", change));
    offer(actions, change, Status.Move.REVIEW, main("Review", "change.review", change));
    if (change.terms().type() != ChangeType.STANDARD) {
      offer(actions, change, Status.Move.EDIT, button("Edit", "change.edit", change));
    }
    offer(actions, change, Status.Move.EDIT, button("Reschedule", "change.reschedule", change));
    offer(actions, change, Status.Move.CANCEL, button("Cancel", "change.cancel", change));
    return actions;
  }

  private static void offer(
      List<Action> actions, ChangeRecord change, Status.Move move, Action action) {
    change.status().after(move).ifPresent(_ -> actions.add(action));
  }

  private static Action main(String label, String operation, ChangeRecord change) {
    return Action.main(label, new Call(operation, change.ref().toString()));
  }

  private static Action button(String label, String operation, ChangeRecord change) {
    return Action.button(label, new Call(operation, change.ref().toString()));
  }

  @Override
  public Optional<Sentence> tell(Fact fact) {
    return fact instanceof ChangeFact it ? Optional.of(sentence(it)) : Optional.empty();
  }

  private Sentence sentence(ChangeFact fact) {
    return switch (fact) {
      case ChangeFact.Proposed it ->
          Sentence.forAll(Text.of("proposed a change: " + it.title().text()));
      case ChangeFact.GlassBroken it -> Sentence.forAll(broken(it));
      case ChangeFact.Asked _ -> Sentence.quiet(Text.of("put it before who decides"));
      case ChangeFact.Returned _ ->
          Sentence.quiet(Text.of("made it a draft again, to be changed or asked again"));
      case ChangeFact.Approved _ -> Sentence.quiet(Text.of("put it on the schedule"));
      case ChangeFact.Rejected it -> Sentence.forAll(because("rejected it", it.why()));
      case ChangeFact.Expired _ -> Sentence.forAll(Text.of("closed it undecided"));
      case ChangeFact.Edited it ->
          Sentence.forAll(
              Text.of(
                  "changed its " + it.what().replace(",", ", ") + ". It must be approved again"));
      case ChangeFact.Rescheduled it -> Sentence.forAll(rescheduled(it));
      case ChangeFact.PassedOn it ->
          Sentence.quiet(Text.of("noted that " + names.of(it.to()) + " carries it out"));
      case ChangeFact.TeamTold it ->
          Sentence.quiet(Text.of("lets " + nameOf(it.team()) + " know of it"));
      case ChangeFact.TemplateWithdrawn it -> Sentence.forTeam(withdrawn(it));
      case ChangeFact.TemplateReinstated it ->
          Sentence.forTeam(because("reinstated the template " + it.template(), it.why()));
      case ChangeFact.Near it -> Sentence.forAll(near(it));
      case ChangeFact.Late it -> Sentence.forAll(Text.of(late(it.what())));
      case ChangeFact.Started _ -> Sentence.forAll(Text.of("started to carry it out"));
      case ChangeFact.Ended it ->
          Sentence.forAll(because(ended(Result.valueOf(it.result())), it.note()));
      case ChangeFact.ReviewDue _ ->
          Sentence.forTeam(Text.of("still waits for its review: it can't be closed without one"));
      case ChangeFact.Reviewed it ->
          Sentence.forAll(
              because(
                  "reviewed it: " + Verdict.valueOf(it.verdict()).words().toLowerCase(Locale.ROOT),
                  it.lessons()));
      case ChangeFact.Closed _ -> Sentence.quiet(Text.of("closed it"));
      case ChangeFact.Cancelled it -> Sentence.forAll(because("cancelled it", it.why()));
    };
  }

  private Text broken(ChangeFact.GlassBroken it) {
    var agreed =
        Arrays.stream(it.agreed().split(","))
            .map(id -> names.of(new Person.Id(Long.parseLong(id))))
            .collect(Collectors.joining(", "));
    return Text.of("was let past the gate until ")
        .and(at(it.until()))
        .and(": " + it.details().text() + ". Agreed: " + agreed);
  }

  private static Text withdrawn(ChangeFact.TemplateWithdrawn it) {
    return Text.of(
            "withdrew the template %s: %d of the last %d changes made from it failed. A manager reinstates it with "
                .formatted(it.template(), it.failed(), it.ofLast()))
        .and(new Span.Code("change reinstate " + it.template()));
  }

  private Text rescheduled(ChangeFact.Rescheduled it) {
    return because("moved it", it.why())
        .and(". New window: ")
        .and(approval.window(new Window(it.from(), it.until())))
        .and(it.material() ? ". It must be approved again" : "");
  }

  private Text near(ChangeFact.Near it) {
    return Text.of(it.approved() ? "reminds you: it begins " : "noticed that it was to begin ")
        .and(at(it.from()))
        .and(it.approved() ? "" : " and is not approved");
  }

  private Text at(Instant moment) {
    return Text.of(Names.at(moment, people.organisation().zone()));
  }

  private static String late(String what) {
    return switch (what) {
      case "start" -> "noticed that it has not been started: start, reschedule or cancel it";
      case "window" -> "noticed that its window went by unused: reschedule or cancel it";
      default -> "noticed that its window is over and nobody said how it ended";
    };
  }

  private static String ended(Result result) {
    return switch (result) {
      case DONE -> "carried it out";
      case FAILED -> "could not carry it out: it failed";
      case BACKED_OUT -> "backed it out";
    };
  }

  private static Text because(String what, Words why) {
    return Text.of(why.text().isEmpty() ? what : what + ": " + why.text());
  }
}
