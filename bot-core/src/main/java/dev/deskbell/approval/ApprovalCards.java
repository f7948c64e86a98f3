package dev.deskbell.approval;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Clip;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.conversation.About;
import dev.deskbell.people.Person;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What somebody sees who is asked: all that is needed to decide, and what became of it. */
@Component
class ApprovalCards {
  private static final int DETAILS = 600;

  private final Askings askings;
  private final Progress progress;
  private final Names names;
  private final Map<String, Approvable> approvables;

  ApprovalCards(
      Askings askings, Progress progress, Names names, ObjectProvider<Approvable> approvables) {
    this.askings = askings;
    this.progress = progress;
    this.names = names;
    this.approvables =
        approvables.stream()
            .collect(Collectors.toUnmodifiableMap(it -> it.kind().prefix(), it -> it));
  }

  /**
   * A card of one of its stages.
   *
   * @param stage whose card it is; it can be voted on while that is the current one
   */
  Card card(Approval it, int stage, Head head, Person reader) {
    var now = progress.now(it, head);
    var blocks = new ArrayList<Block>();
    said(it, stage, reader, now).forEach(words -> blocks.add(new Block.Paragraph(words)));
    var matter = matter(it, head);
    rows(matter.rows()).forEach(blocks::add);
    if (matter.rows().isEmpty() && !head.details().isEmpty()) {
      blocks.add(new Block.Paragraph(Text.of(Clip.to(DETAILS, head.details()))));
    }
    blocks.add(new Block.Facts(decision(it, head, matter, reader)));
    rows(progress.stages(it, now)).forEach(blocks::add);
    if (it.standing().isOpen() && !matter.next().isEmpty()) {
      blocks.add(new Block.Note(Text.of("When approved: " + matter.next())));
    }
    return new Card(
        "%s %s · %s".formatted(title(it, stage), head.ref(), head.title()),
        tone(it),
        blocks,
        actions(it, stage, reader, now));
  }

  /** How the newest asking stands, for one pair of eyes. */
  Card whisper(Approval it, Head head, Person reader, boolean late) {
    var card = card(it, it.stage(), head, reader);
    return late
        ? new Card(
            card.title(),
            card.tone(),
            Stream.concat(Stream.of(LATE), card.blocks().stream()).toList(),
            card.actions())
        : card;
  }

  private static final Block LATE =
      new Block.Paragraph(
          Text.strong("You have not voted.")
              .and(" It is another now than what you saw. This is how it stands:"));

  private Matter matter(Approval it, Head head) {
    var approvable = approvables.get(head.ref().kind());
    return approvable == null
        ? new Matter("", it.asking().risk(), null, false, List.of(), List.of(), Set.of(), "")
        : approvable.matter(head);
  }

  private static List<Block> rows(List<Block.Facts.Row> all) {
    var blocks = new ArrayList<Block>();
    for (var at = 0; at < all.size(); at += Block.Facts.MOST) {
      blocks.add(new Block.Facts(all.subList(at, Math.min(at + Block.Facts.MOST, all.size()))));
    }
    return blocks;
  }

  private List<Block.Facts.Row> decision(Approval it, Head head, Matter matter, Person reader) {
    var rows = new ArrayList<Block.Facts.Row>();
    rows.add(new Block.Facts.Row("Requester", Text.of(names.of(head.requester()))));
    rows.add(new Block.Facts.Row("Risk", Text.of(matter.risk().words())));
    rows.add(new Block.Facts.Row("Asked", Text.of(Names.at(it.asking().at(), reader.zone()))));
    Progress.until(it, reader.zone()).ifPresent(rows::add);
    return rows;
  }

  private static String title(Approval it, int stage) {
    return switch (it.standing()) {
      case OPEN -> stage == it.stage() ? "Approve?" : "Decided by your stage:";
      case APPROVED, REJECTED, CHANGES_REQUESTED, UNDECIDABLE, EXPIRED, VOID, WITHDRAWN ->
          it.standing().words() + ":";
    };
  }

  private static Tone tone(Approval it) {
    return switch (it.standing()) {
      case OPEN -> it.asking().risk() == Risk.HIGH ? Tone.WARNING : Tone.CALM;
      case APPROVED -> Tone.GOOD;
      case REJECTED, UNDECIDABLE -> Tone.WARNING;
      case CHANGES_REQUESTED, EXPIRED, VOID, WITHDRAWN -> Tone.QUIET;
    };
  }

  /** What the reader said, for whom they decide, and what others said with words. */
  private List<Text> said(Approval it, int stage, Person reader, Circumstances now) {
    var lines = new ArrayList<Text>();
    if (it.standing().isOpen() && stage == it.stage()) {
      it.told().stream()
          .filter(told -> told.stage() == stage && now.today(told.who()).equals(reader.id()))
          .flatMap(told -> Optional.ofNullable(told.insteadOf()).stream())
          .forEach(member ->
              lines.add(
                  Text.of("You are asked as the deputy of ").and(Text.strong(names.of(member)))));
    }
    askings
        .words(it)
        .forEach((voter, words) ->
            lines.add(Text.strong(names.of(voter) + ": ").and(Clip.to(300, words))));
    if (it.standing() == Standing.UNDECIDABLE) {
      lines.add(Text.of("Here " + WhatToDo.UNDECIDABLE));
    }
    return lines;
  }

  private static List<Action> actions(Approval it, int stage, Person reader, Circumstances now) {
    var me = now.today(reader.id());
    var voted =
        it.tally(stage, now).counted().values().stream()
            .anyMatch(ballot -> now.today(ballot.voter()).equals(me));
    var actions = new ArrayList<Action>();
    if (it.standing().isOpen() && stage == it.stage() && !voted) {
      var ref = it.ref();
      var seen = it.seen(stage);
      actions.add(
          Action.main(
              it.asking().risk() == Risk.HIGH ? "Approve…" : "Approve",
              new Call(ApprovalPractice.APPROVE, About.of(ref, "", seen))));
      actions.add(
          Action.danger("Reject", new Call(ApprovalPractice.REJECT, About.of(ref, "", seen))));
      actions.add(
          Action.button(
              "Ask for changes", new Call(ApprovalPractice.CHANGES, About.of(ref, "", seen))));
      actions.add(
          Action.button("Abstain", new Call(ApprovalPractice.ABSTAIN, About.of(ref, "", seen))));
    }
    actions.add(Action.button("Open", new Call("ticket.show", it.ref().toString())));
    return actions;
  }
}
