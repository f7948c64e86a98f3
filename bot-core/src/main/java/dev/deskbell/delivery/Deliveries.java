package dev.deskbell.delivery;

import dev.deskbell.chat.Posting;
import dev.deskbell.store.Writes;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is to be told and what has been. */
@Component
public class Deliveries {

  private final Writes writes;
  private final JdbcClient db;
  private final Wake wake;
  private final Drawers drawers;
  private final Clock clock;

  Deliveries(Writes writes, JdbcClient db, Wake wake, Drawers drawers, Clock clock) {
    this.drawers = drawers;
    this.writes = writes;
    this.db = db;
    this.wake = wake;
    this.clock = clock;
  }

  /** Writes the tellings in the running transaction, in order; the senders wake after commit. */
  public void tell(Collection<Telling> tellings) {
    if (tellings.isEmpty()) {
      return;
    }
    var all = new ArrayList<>(tellings);
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (all.size() <= FEW.size()) {
      writes.add(all.size(), FEW.get(all.size() - 1), values(all, now));
    } else {
      tellMany(all, now);
    }
    wake.afterCommit(all.stream().map(it -> new Lane(lane(it), it.urgency())).toList());
  }

  private static final String ONE_ROW =
      """
      insert into delivery (topic, subject, argument, destination, lane,
             above_topic, above_subject, above_argument, above_destination,
             urgency, manner, told_at, not_before)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String ANOTHER = ", (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  /** Row by row, which PostgreSQL does with less effort than by arrays. */
  private static final List<String> FEW =
      List.of(
          ONE_ROW,
          ONE_ROW + ANOTHER,
          ONE_ROW + ANOTHER + ANOTHER,
          ONE_ROW + ANOTHER + ANOTHER + ANOTHER);

  private @Nullable Object[] values(List<Telling> all, Instant now) {
    var values = new ArrayList<@Nullable Object>();
    for (var it : all) {
      var above = Written.above(it.to()).orElse(null);
      values.add(it.piece().topic());
      values.add(it.piece().subject());
      values.add(it.piece().argument());
      values.add(Written.of(it.to()));
      values.add(lane(it));
      values.add(above == null ? null : above.piece().topic());
      values.add(above == null ? null : above.piece().subject());
      values.add(above == null ? null : above.piece().argument());
      values.add(above == null ? null : Written.of(above.where()));
      values.add(it.urgency());
      values.add(it.manner());
      values.add(now);
      values.add(now);
    }
    return values.toArray();
  }

  private void tellMany(List<Telling> all, Instant now) {
    // Numbered after sorting: the order of the rows is the order of the collection.
    writes.add(
        all.size(),
        """
        insert into delivery (topic, subject, argument, destination, lane,
               above_topic, above_subject, above_argument, above_destination,
               urgency, manner, told_at, not_before)
        select t.topic, t.subject, t.argument, t.destination, t.lane,
               t.above_topic, t.above_subject, t.above_argument, t.above_destination,
               t.urgency, t.manner, ?, ?
          from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                      ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) with ordinality
               as t (topic, subject, argument, destination, lane, above_topic, above_subject,
                     above_argument, above_destination, urgency, manner, place)
         order by t.place\
        """,
        now,
        now,
        column(all, it -> it.piece().topic()),
        column(all, it -> it.piece().subject()),
        column(all, it -> it.piece().argument()),
        column(all, it -> Written.of(it.to())),
        column(all, this::lane),
        above(all, it -> it.piece().topic()),
        above(all, it -> it.piece().subject()),
        above(all, it -> it.piece().argument()),
        above(all, it -> Written.of(it.where())),
        column(all, it -> it.urgency().name()),
        column(all, it -> it.manner().name()));
  }

  /** What is no message waits for its own limits, and no message waits behind it. */
  private String lane(Telling it) {
    var lane = Written.lane(it.to());
    return drawers.isMessage(it.piece()) ? lane : Written.aside(lane);
  }

  /** The kept piece that this message of the desk's shows. */
  public Optional<Piece> at(Posting posting) {
    return db.sql(
            """
            select topic, subject, argument from delivery_kept
             where state = 'STANDS' and platform = :platform and workspace = :workspace
               and channel = :channel and message = :message\
            """)
        .param("platform", posting.place().platform())
        .param("workspace", posting.place().workspace())
        .param("channel", posting.place().channel())
        .param("message", posting.message())
        .query(Rows::piece)
        .optional();
  }

  /** Where a piece is kept at present, with the destination it was told to. */
  public List<Kept> keptOf(Piece piece) {
    return db.sql(
            """
            select destination, platform, workspace, channel, thread, message from delivery_kept
             where state = 'STANDS' and topic = :topic and subject = :subject
               and argument = :argument
             order by destination\
            """)
        .param("topic", piece.topic())
        .param("subject", piece.subject())
        .param("argument", piece.argument())
        .query((row, _) ->
            new Kept(
                piece, Written.destination(row.getString("destination")), Rows.posting(row, "")))
        .list();
  }

  /** Where any pieces of these topics about a subject are kept at present. */
  public List<Kept> keptAbout(String subject, Collection<String> topics) {
    return db.sql(
            """
            select topic, subject, argument,
                   destination, platform, workspace, channel, thread, message
              from delivery_kept
             where state = 'STANDS' and topic = any(:topics) and subject = :subject
             order by topic, argument, destination\
            """)
        .param("topics", topics.toArray(String[]::new))
        .param("subject", subject)
        .query((row, number) ->
            new Kept(
                Rows.piece(row, number),
                Written.destination(row.getString("destination")),
                Rows.posting(row, "")))
        .list();
  }

  /** Where a piece stands or is about to: what is on its way was drawn some time ago. */
  public List<Destination> toldOf(Piece piece) {
    return told(piece, "").query((row, _) -> Written.destination(row.getString(1))).list();
  }

  /** Where a piece stands, and at which of these it is about to. */
  public List<Destination> toldOf(Piece piece, Collection<? extends Destination> candidates) {
    return told(piece, "and destination = any(:candidates)")
        .param("candidates", candidates.stream().map(Written::of).toArray(String[]::new))
        .query((row, _) -> Written.destination(row.getString(1)))
        .list();
  }

  /**
   * @param within which of those on their way count
   */
  private JdbcClient.StatementSpec told(Piece piece, String within) {
    return db.sql(
            """
            select destination from delivery_kept
             where state = 'STANDS' and topic = :topic and subject = :subject
               and argument = :argument
            union
            select destination from delivery
             where finished_at is null and destination <> '' %s
               and subject = :subject and topic = :topic and argument = :argument
             order by destination\
            """
                .formatted(within))
        .param("topic", piece.topic())
        .param("subject", piece.subject())
        .param("argument", piece.argument());
  }

  private static String[] column(List<Telling> all, Function<Telling, String> value) {
    var column = new String[all.size()];
    for (var i = 0; i < column.length; i++) {
      column[i] = value.apply(all.get(i));
    }
    return column;
  }

  private static @Nullable String[] above(
      List<Telling> all, Function<Destination.Below, String> value) {
    var column = new @Nullable String[all.size()];
    for (var i = 0; i < column.length; i++) {
      column[i] = Written.above(all.get(i).to()).map(value).orElse(null);
    }
    return column;
  }

  /** A piece that stands somewhere. */
  public record Kept(Piece piece, Destination to, Posting posting) {}
}
