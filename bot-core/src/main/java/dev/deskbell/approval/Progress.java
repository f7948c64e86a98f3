package dev.deskbell.approval;

import dev.deskbell.chat.Block;
import dev.deskbell.chat.Text;
import dev.deskbell.people.Person;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Names;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** How far an approval has come, in words: for cards of its ticket and of those who are asked. */
@Component
public class Progress {
  private final Askings askings;
  private final Present present;
  private final Names names;
  private final Clock clock;

  Progress(Askings askings, Present present, Names names, Clock clock) {
    this.askings = askings;
    this.present = present;
    this.names = names;
    this.clock = clock;
  }

  /** One row for a ticket's card; empty when nobody was ever asked. */
  public Optional<Block.Facts.Row> row(Head head) {
    return askings
        .newest(head.ref())
        .map(it -> new Block.Facts.Row("Approval", Text.of(words(it, now(it, head)))));
  }

  Circumstances now(Approval it, Head head) {
    return present.of(head, it.asking().concerned(), clock.instant());
  }

  private String words(Approval it, Circumstances now) {
    var stage = it.current().name();
    return switch (it.standing()) {
      case OPEN ->
          "%s: waits for %s, %d more of %d"
              .formatted(
                  stage,
                  list(it.tally(now).open()),
                  it.tally(now).missing(),
                  it.current().needed());
      case APPROVED -> "Approved by " + list(said(it, Vote.APPROVE));
      case REJECTED -> "Rejected by " + list(said(it, Vote.REJECT));
      case CHANGES_REQUESTED -> "Changes requested by " + list(said(it, Vote.CHANGES));
      case UNDECIDABLE -> stage + ": nobody is left who may decide";
      case EXPIRED -> stage + ": nobody decided in time";
      case VOID, WITHDRAWN -> it.standing().words();
    };
  }

  private static List<Person.Id> said(Approval it, Vote vote) {
    return it.lastWords().stream()
        .filter(ballot -> ballot.vote() == vote)
        .map(Ballot::voter)
        .distinct()
        .toList();
  }

  private String list(List<Person.Id> some) {
    return some.isEmpty()
        ? "nobody"
        : some.stream().map(names::of).collect(Collectors.joining(", "));
  }

  /** Who decides in each stage and what they said. */
  List<Block.Facts.Row> stages(Approval it, Circumstances now) {
    return IntStream.range(0, it.stages().size())
        .mapToObj(stage ->
            new Block.Facts.Row(label(it, stage), Text.of(decides(it, stage, now)).clipped(300)))
        .limit(Block.Facts.MOST)
        .toList();
  }

  private static String label(Approval it, int stage) {
    return it.stages().get(stage).name()
        + (it.stages().get(stage).overdue() ? " (not in time)" : "");
  }

  private String decides(Approval it, int stage, Circumstances now) {
    var fixed = it.stages().get(stage);
    var tally = it.tally(stage, now);
    var said = new ArrayList<String>();
    for (var member : fixed.panel().stream().map(now::today).distinct().toList()) {
      said.add(names.of(member) + says(tally, member, now));
    }
    return said.isEmpty()
        ? "nobody may decide"
        : String.join(", ", said) + " – " + fixed.rule().words(fixed.panel().size());
  }

  private String says(Tally tally, Person.Id member, Circumstances now) {
    var ballot = tally.counted().get(member);
    if (ballot == null) {
      return tally.seats().contains(member) ? "" : " (may not decide)";
    }
    var voter = now.today(ballot.voter());
    return " (%s%s)"
        .formatted(
            ballot.vote().words(), voter.equals(member) ? "" : " by deputy " + names.of(voter));
  }

  /** Until when the current stage can be decided, in that zone. */
  static Optional<Block.Facts.Row> until(Approval it, ZoneId zone) {
    var within = it.current().within();
    return within == null || !it.standing().isOpen()
        ? Optional.empty()
        : Optional.of(
            new Block.Facts.Row(
                it.current().otherwise() == null ? "Decide until" : "Decide until (then others)",
                Text.of(Names.at(it.since().plus(within), zone))));
  }

  Instant moment() {
    return clock.instant();
  }
}
