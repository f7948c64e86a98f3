package dev.deskbell.ticket;

import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Telling;
import dev.deskbell.people.Person;
import dev.deskbell.store.Writes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what the door recorded: facts as they come, each ticket's row and tellings at the end. */
@Component
class Rows {
  private final Notices notices;
  private final Deliveries deliveries;
  private final Digests digests;

  Rows(Notices notices, Deliveries deliveries, Digests digests) {
    this.digests = digests;
    this.notices = notices;
    this.deliveries = deliveries;
  }

  void append(Writes writes, Fact fact, Encoded encoded, Chain chain) {
    var ref = fact.ref().toString();
    writes.add(
        1,
        """
        insert into timeline (ticket, seq, at, actor, name, milestone, body, hash)
        values (?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        ref,
        chain.facts(),
        fact.at(),
        fact.by().value(),
        encoded.name(),
        fact.milestone(),
        encoded.body(),
        chain.hash());
    for (var it : encoded.words()) {
      writes.add(
          1,
          "insert into timeline_words (ticket, seq, field, salt, words) values (?, ?, ?, ?, ?)",
          ref,
          chain.facts(),
          it.field(),
          it.salt(),
          it.words());
    }
  }

  /**
   * Each changed ticket's row once, and what is to be told of all its changes.
   *
   * @return their rows as they stand now
   */
  List<Head> write(Writes writes, List<Heard> changes) {
    var written = new ArrayList<Head>();
    var byTicket = new LinkedHashMap<TicketRef, ArrayList<Heard>>();
    for (var change : changes) {
      byTicket.computeIfAbsent(change.after().ref(), _ -> new ArrayList<>()).add(change);
    }
    var tellings = new ArrayList<Telling>();
    for (var ofOne : byTicket.values()) {
      var notice = notices.of(ofOne);
      var fresh = ofOne.getFirst().before().chain().facts() == 0;
      writes.apart(() -> write(writes, fresh, notice));
      written.add(notice.head());
      tellings.addAll(notice.tellings());
    }
    deliveries.tell(tellings);
    return written;
  }

  private void write(Writes writes, boolean fresh, Notice notice) {
    if (fresh) {
      insert(writes, notice.head());
    } else {
      update(writes, notice.head());
    }
    notice.later().forEach(it -> digests.remember(writes, it, notice.head().ref()));
  }

  private static void insert(Writes writes, Head head) {
    writes.add(
        1,
        """
        insert into ticket (phase, status, requester, assignee, team, service, impact, urgency,
            priority, hidden, watchers, shown, opened_at, changed_at, resolved_at, head, facts,
            ref, kind, title, details, drill, helpers)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        head.phase(),
        head.status(),
        head.requester().value(),
        number(head.assignee()),
        text(head.team()),
        head.service(),
        head.impact(),
        head.urgency(),
        head.priority(),
        head.hidden(),
        watchers(head),
        shown(head),
        head.openedAt(),
        head.changedAt(),
        head.resolvedAt(),
        head.chain().hash(),
        head.chain().facts(),
        head.ref().toString(),
        head.ref().kind(),
        head.title(),
        head.details(),
        head.drill(),
        helpers(head));
  }

  private static void update(Writes writes, Head head) {
    writes.add(
        1,
        """
        update ticket set phase = ?, status = ?, assignee = ?, team = ?, impact = ?, urgency = ?,
            priority = ?, hidden = ?, watchers = ?, helpers = ?, shown = ?, changed_at = ?, resolved_at = ?,
            head = ?, facts = ?
         where ref = ?\
        """,
        head.phase(),
        head.status(),
        number(head.assignee()),
        text(head.team()),
        head.impact(),
        head.urgency(),
        head.priority(),
        head.hidden(),
        watchers(head),
        helpers(head),
        shown(head),
        head.changedAt(),
        head.resolvedAt(),
        head.chain().hash(),
        head.chain().facts(),
        head.ref().toString());
  }

  private static @Nullable Long number(Person.@Nullable Id person) {
    return person == null ? null : person.value();
  }

  private static @Nullable String text(@Nullable Object id) {
    return id == null ? null : id.toString();
  }

  private static Long[] watchers(Head head) {
    return head.watchers().stream().map(Person.Id::value).sorted().toArray(Long[]::new);
  }

  private static Long[] helpers(Head head) {
    return head.helpers().stream().map(Person.Id::value).sorted().toArray(Long[]::new);
  }

  private static String[] shown(Head head) {
    return head.shown().stream().map(Showing::write).sorted().toArray(String[]::new);
  }
}
