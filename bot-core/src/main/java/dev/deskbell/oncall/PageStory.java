package dev.deskbell.oncall;

import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.people.Person;
import dev.deskbell.ticket.Names;
import dev.deskbell.ticket.TicketRef;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was paged for a ticket and what came of it: every attempt. */
@Component
class PageStory {
  private static final int MOST = 12;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);

  private final JdbcClient db;
  private final Pages pages;
  private final Names names;

  PageStory(JdbcClient db, Pages pages, Names names) {
    this.db = db;
    this.pages = pages;
    this.names = names;
  }

  private record Seen(Instant sentAt, Instant at, String whither, String came, String said) {}

  Card of(TicketRef ref, Person reader, Instant now) {
    var all = pages.of(ref);
    if (all.isEmpty()) {
      return Card.of(
          "Nobody was paged for " + ref, Tone.CALM, new Block.Paragraph(Text.of(nobody(ref))));
    }
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Note(Text.of(state(ref, now, reader.zone()))));
    var shown = all.size() <= MOST ? all : all.subList(all.size() - MOST, all.size());
    if (shown.size() < all.size()) {
      blocks.add(
          new Block.Note(Text.of((all.size() - shown.size()) + " earlier ones are not shown.")));
    }
    shown.forEach(it -> blocks.add(new Block.Paragraph(line(it, reader.zone()))));
    return new Card("Pages for " + ref, Tone.CALM, blocks, List.of());
  }

  private String nobody(TicketRef ref) {
    var begun =
        db.sql("select count(*) from escalation_run where ticket = ?")
            .param(ref.toString())
            .query(Integer.class)
            .single();
    return begun == 0
        ? "No route of escalations.yaml fits it, as it was when it was opened or became more urgent."
        : "It was acknowledged before anybody was paged, or nobody was found; its timeline says which.";
  }

  private String state(TicketRef ref, Instant now, ZoneId zone) {
    return db.sql(
            """
            select state, escalation ->> 'name', due_at, ended_at, ended_by
              from escalation_run where ticket = ? order by run desc limit 1
            """)
        .param(ref.toString())
        .query((row, _) -> {
          var due = Covers.moment(row, "due_at");
          var name = row.getString(2);
          return switch (row.getString("state")) {
            case "RUNNING" ->
                "“"
                    + name
                    + "” is running; the next step is due "
                    + (due.isAfter(now)
                        ? "in " + Written.length(Duration.between(now, due))
                        : "now")
                    + ".";
            case "UNANSWERED" -> "“" + name + "” is through, and nobody answered.";
            default ->
                "“"
                    + name
                    + "” ended at "
                    + time(Covers.moment(row, "ended_at"), zone)
                    + " by "
                    + names.of(new Person.Id(row.getLong("ended_by")))
                    + ".";
          };
        })
        .single();
  }

  private Text line(Page page, ZoneId zone) {
    var who = page.person() == null ? "the room " + page.room() : names.of(page.person());
    var text =
        Text.strong(time(page.dueAt(), zone) + " " + who)
            .and(" by " + page.way() + " (" + page.why() + "): " + state(page));
    for (var seen : seen(page.id())) {
      text =
          text.and(
              "; "
                  + time(seen.sentAt(), zone)
                  + " "
                  + seen.whither()
                  + " "
                  + seen.came()
                  + (seen.said().isEmpty() ? "" : " (" + seen.said() + ")"));
    }
    return page.answeredAt() == null
        ? text
        : text.and("; answered " + time(page.answeredAt(), zone) + ": " + page.answer());
  }

  private static String state(Page page) {
    var remark = page.remark().isEmpty() ? "" : " (" + page.remark() + ")";
    return switch (page.state()) {
      case DUE -> "due" + remark;
      case TOLD -> page.arrivedAt() == null ? "told, on its way" : "arrived";
      case STOPPED -> "not sent" + remark;
      case LOST -> "lost" + remark;
    };
  }

  private List<Seen> seen(long page) {
    return db.sql(
            """
            select sent_at, seen_at, whither, came, said from page_sight
             where page = ? order by id limit 5
            """)
        .param(page)
        .query((row, _) ->
            new Seen(
                Covers.moment(row, "sent_at"),
                Covers.moment(row, "seen_at"),
                row.getString("whither"),
                row.getString("came"),
                row.getString("said")))
        .list();
  }

  private static String time(Instant at, ZoneId zone) {
    return TIME.format(at.atZone(zone));
  }
}
