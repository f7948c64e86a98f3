package dev.deskbell.approval;

import dev.deskbell.chat.Text;
import dev.deskbell.people.Person;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Happenings;
import dev.deskbell.ticket.Names;
import dev.deskbell.ticket.Sentence;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What happened while a ticket was to be approved, in words. */
@Component
class ApprovalHappenings implements Happenings {
  private final Names names;

  ApprovalHappenings(Names names) {
    this.names = names;
  }

  @Override
  public Map<String, Class<? extends Fact>> names() {
    return ApprovalFact.NAMES;
  }

  @Override
  public Sentence tell(Fact fact) {
    return switch ((ApprovalFact) fact) {
      case ApprovalFact.Asked _ -> Sentence.quiet(Text.of("asked for approval"));
      case ApprovalFact.StageBegun it -> Sentence.forAll(begun(it));
      case ApprovalFact.Voted it -> Sentence.quiet(voted(it));
      case ApprovalFact.Reminded _ -> Sentence.quiet(Text.of("reminded who has not decided"));
      case ApprovalFact.Overdue it ->
          Sentence.forAll(
              Text.of("asks others, for nobody decided in time: ").and(Text.strong(it.name())));
      case ApprovalFact.Ended it -> Sentence.forAll(ended(it));
    };
  }

  private Text begun(ApprovalFact.StageBegun it) {
    var asked = Text.of("asked for approval, ").and(Text.strong(it.name())).and(": ");
    return it.panel().isEmpty() ? asked.and("but nobody may decide") : asked.and(panel(it.panel()));
  }

  private String panel(String numbers) {
    return Arrays.stream(numbers.split(",", -1))
        .map(it -> names.of(new Person.Id(Long.parseLong(it))))
        .collect(Collectors.joining(", "));
  }

  private Text voted(ApprovalFact.Voted it) {
    var what = it.vote().words() + (it.vote() == Vote.CHANGES ? "" : " it");
    var whose = it.seat() == null ? "" : " for " + names.of(it.seat());
    var why = it.why().text().isEmpty() ? "" : ": " + it.why().text();
    return Text.of(what + whose + why);
  }

  private static Text ended(ApprovalFact.Ended it) {
    var why = it.why().text().isEmpty() ? "" : ": " + it.why().text();
    return Text.of(
        switch (it.how()) {
          case OPEN, APPROVED -> "brought the approval to its end: approved" + why;
          case REJECTED -> "brought the approval to its end: rejected" + why;
          case CHANGES_REQUESTED -> "asked for changes before it can be approved" + why;
          case UNDECIDABLE -> "found that " + WhatToDo.UNDECIDABLE;
          case EXPIRED -> "let the approval expire, for nobody decided in time. " + WhatToDo.AGAIN;
          case VOID -> "changed what was to be approved, so all votes are void";
          case WITHDRAWN -> "withdrew the question for approval";
        });
  }
}
