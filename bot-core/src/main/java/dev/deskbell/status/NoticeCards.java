package dev.deskbell.status;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.conversation.About;
import dev.deskbell.policy.Policies;
import dev.deskbell.ticket.Names;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What notices look like in chat, published or not. */
@Component
class NoticeCards {
  private final Policies policies;

  NoticeCards(Policies policies) {
    this.policies = policies;
  }

  /** What everybody would read, and what can be done before they do. */
  Card preview(Draft draft, ZoneId zone) {
    var rows = new ArrayList<Block.Facts.Row>();
    rows.add(row("State", Text.of(draft.state().words())));
    if (!draft.services().isEmpty()) {
      rows.add(row("Services", Text.of(names(draft.services()))));
    }
    if (draft.effect() != null) {
      rows.add(row("They are", Text.of(draft.effect().words())));
    }
    var plan = draft.planned();
    if (plan != null) {
      rows.add(row("From", Text.of(Names.at(plan.from(), zone))));
      rows.add(row("Until", Text.of(Names.at(plan.until(), zone))));
    }
    return Card.of(
            draft.title(),
            Tone.WARNING,
            new Block.Facts(rows),
            new Block.Paragraph(Text.of(draft.words())),
            new Block.Note(Text.of(note(draft))))
        .with(
            Action.main("Publish", call("status.confirm", draft.id(), draft.edition())),
            Action.button("Edit", call("status.edit", draft.id())),
            Action.danger("Discard", call("status.discard", draft.id(), draft.edition())));
  }

  private static String note(Draft draft) {
    return "Preview of draft %d%s. Nothing is published yet; everybody will read it as it stands above."
        .formatted(draft.id(), draft.isNew() ? "" : ", news of notice " + draft.notice());
  }

  /** For the rooms that hear of notices: nothing but what is public. */
  Card published(Notice notice, ZoneId zone) {
    var rows = new ArrayList<Block.Facts.Row>();
    rows.add(row("State", Text.of(notice.state().words())));
    if (!notice.services().isEmpty()) {
      rows.add(row("Services", Text.of(names(notice.services()))));
    }
    notice
        .plan()
        .ifPresent(plan -> {
          rows.add(row("From", Text.of(Names.at(plan.from(), zone))));
          rows.add(row("Until", Text.of(Names.at(plan.until(), zone))));
        });
    var said = notice.updates().getLast();
    return Card.of(
        notice.title(),
        notice.isOpen() ? tone(worst(notice)) : Tone.GOOD,
        new Block.Facts(rows),
        new Block.Paragraph(Text.of(said.words())),
        new Block.Note(
            Text.of("On the status page as notice " + notice.id() + ", said ")
                .and(Names.at(said.at(), zone))
                .and(".")));
  }

  private static Effect worst(Notice notice) {
    return notice.impacts().stream()
        .filter(it -> it.until() == null || notice.plan().isPresent())
        .map(Notice.Impact::effect)
        .reduce(Effect.OPERATIONAL, Effect::worse);
  }

  static Tone tone(Effect effect) {
    return switch (effect) {
      case OPERATIONAL -> Tone.GOOD;
      case MAINTENANCE -> Tone.CALM;
      case DEGRADED, PARTIAL_OUTAGE -> Tone.WARNING;
      case MAJOR_OUTAGE -> Tone.ALARM;
    };
  }

  /** As outsiders know them; what the page no longer shows is left out. */
  private String names(List<String> services) {
    var policy = policies.current(StatusPolicy.SECTION);
    var shown =
        services.stream()
            .flatMap(it -> policy.of(it).stream())
            .map(PageComponent::name)
            .collect(Collectors.joining(", "));
    return shown.isEmpty() ? "–" : shown;
  }

  private static Block.Facts.Row row(String label, Text value) {
    return new Block.Facts.Row(label, value);
  }

  private static Call call(String operation, Object... about) {
    return new Call(operation, About.of(about));
  }
}
