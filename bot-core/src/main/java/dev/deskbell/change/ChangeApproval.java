package dev.deskbell.change;

import dev.deskbell.approval.Approvable;
import dev.deskbell.approval.ApprovalFact;
import dev.deskbell.approval.Matter;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Clip;
import dev.deskbell.chat.Text;
import dev.deskbell.people.People;
import dev.deskbell.service.Service;
import dev.deskbell.service.Services;
import dev.deskbell.ticket.Change;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.FactListener;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Heard;
import dev.deskbell.ticket.Names;
import dev.deskbell.ticket.TicketKind;
import dev.deskbell.ticket.Tickets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What whoever authorises a change must know of it, and what comes of their decision. */
@Component
class ChangeApproval implements Approvable, FactListener {
  private static final int LONGEST = 500;

  private final ChangeRecords changes;
  private final Services services;
  private final People people;
  private final Names names;
  private final ObjectProvider<Tickets> tickets;

  ChangeApproval(
      ChangeRecords changes,
      Services services,
      People people,
      Names names,
      ObjectProvider<Tickets> tickets) {
    this.changes = changes;
    this.services = services;
    this.people = people;
    this.names = names;
    this.tickets = tickets;
  }

  @Override
  public TicketKind kind() {
    return ChangePractice.KIND;
  }

  @Override
  public Optional<String> policy(Head head) {
    return changes
        .findByRef(head.ref())
        .filter(it -> it.isAwaiting() || it.status() == Status.DRAFT)
        .map(it -> it.terms().policy());
  }

  @Override
  public Matter matter(Head head) {
    return matter(changes.findByRef(head.ref()).orElseThrow(), head);
  }

  /** What it is about, of a change as it will be when the turn has ended. */
  Matter matter(ChangeRecord change, Head head) {
    return new Matter(
        head.title() + "\n" + Substance.of(change),
        change.risk(),
        null,
        false,
        rows(change, head),
        Timing.ids(change),
        Stream.of(change.author(), change.implementer()).collect(Collectors.toSet()),
        "%s carries it out in its window.".formatted(names.of(change.implementer())));
  }

  private List<Block.Facts.Row> rows(ChangeRecord change, Head head) {
    var rows = new ArrayList<Block.Facts.Row>();
    rows.add(row("Kind", kind(change)));
    rows.add(new Block.Facts.Row("When", window(change.window())));
    rows.add(row("Services", affected(change)));
    if (!head.details().isEmpty()) {
      rows.add(row("Why", head.details()));
    }
    rows.add(row("Plan", change.plan().plan()));
    rows.add(row("Test", change.plan().test()));
    rows.add(row("Back-out", change.plan().backOut()));
    if (!change.terms().assessment().isEmpty()) {
      rows.add(row("Assessed", change.terms().assessment().replace("\n", "; ")));
    }
    rows.removeIf(it -> it.value().isEmpty());
    return rows;
  }

  private static Block.Facts.Row row(String label, String value) {
    return new Block.Facts.Row(label, Text.of(Clip.to(LONGEST, value)));
  }

  static String kind(ChangeRecord change) {
    return "%s, %s risk".formatted(change.terms().type().words(), change.risk().words());
  }

  Text window(Window window) {
    var zone = people.organisation().zone();
    return Text.of(Names.at(window.from(), zone)).and(" – ").and(Names.at(window.until(), zone));
  }

  /** With how critical each is, for who decides. */
  private String affected(ChangeRecord change) {
    return change.terms().services().stream()
        .map(it ->
            services
                .get(new Service.Id(it))
                .map(known ->
                    "%s (%s)"
                        .formatted(
                            known.name(), known.criticality().name().toLowerCase(Locale.ROOT)))
                .orElse(it))
        .collect(Collectors.joining(", "));
  }

  /** What was decided moves it on. */
  @Override
  public void heard(Heard heard) {
    if (heard.fact().ref().kind().equals(ChangePractice.KIND.prefix())) {
      switch (heard.fact()) {
        case ApprovalFact.Asked it ->
            record(
                it, found -> found.status() == Status.DRAFT, found -> found.ask(it.by(), it.at()));
        case ApprovalFact.Ended it -> decided(it);
        default -> {}
      }
    }
  }

  private void decided(ApprovalFact.Ended it) {
    switch (it.how()) {
      case APPROVED -> awaiting(it, found -> found.approve(it.by(), it.at()));
      case REJECTED -> awaiting(it, found -> found.reject(it.by(), it.at(), it.why()));
      case EXPIRED -> awaiting(it, found -> found.expire(it.by(), it.at()));
      case CHANGES_REQUESTED, UNDECIDABLE ->
          awaiting(it, found -> found.giveBack(it.by(), it.at()));
      // It is asked anew at once, or over.
      case OPEN, VOID, WITHDRAWN -> {}
    }
  }

  private void awaiting(Fact it, Function<ChangeRecord, Change<ChangeRecord>> move) {
    record(it, ChangeRecord::isAwaiting, move);
  }

  private void record(
      Fact it, Predicate<ChangeRecord> when, Function<ChangeRecord, Change<ChangeRecord>> move) {
    changes
        .findByRef(it.ref())
        .filter(when)
        .ifPresent(found -> tickets.getObject().record(move.apply(found)));
  }
}
