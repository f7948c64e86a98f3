package dev.deskbell.ticket;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Drawer;
import dev.deskbell.delivery.Piece;
import dev.deskbell.delivery.Telling;
import dev.deskbell.people.Person;
import dev.deskbell.store.Writes;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** What people want to hear together, once a day: tickets of theirs that moved. */
@Component
class Digests implements Drawer {
  private static final int MOST = 15;

  private final JdbcClient db;
  private final Heads heads;
  private final Visibility visibility;
  private final TicketKinds kinds;
  private final Deliveries deliveries;
  private final TransactionOperations transaction;
  private final Clock clock;

  Digests(
      JdbcClient db,
      Heads heads,
      Visibility visibility,
      TicketKinds kinds,
      Deliveries deliveries,
      TransactionOperations transaction,
      Clock clock) {
    this.db = db;
    this.heads = heads;
    this.visibility = visibility;
    this.kinds = kinds;
    this.deliveries = deliveries;
    this.transaction = transaction;
    this.clock = clock;
  }

  void remember(Writes writes, Person.Id person, TicketRef ref) {
    writes.add(
        "insert into ticket_digest (person, ticket, day) values (?, ?, '') on conflict do nothing",
        person.value(),
        ref.toString());
  }

  /** Tells everybody what waits for them; a second round on the same day adds to it. */
  void tell() {
    var day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    transaction.executeWithoutResult(_ -> tell(day.toString(), day.minusDays(30).toString()));
  }

  private void tell(String day, String old) {
    db.sql("delete from ticket_digest where day <> '' and day < ?").param(old).update();
    var people =
        db.sql(
                """
                with taken as (delete from ticket_digest where day = '' returning person, ticket),
                told as (insert into ticket_digest (person, ticket, day)
                         select person, ticket, :day from taken on conflict do nothing)
                select distinct person from taken order by person
                """)
            .param("day", day)
            .query(Long.class)
            .list();
    deliveries.tell(
        people.stream().map(Objects::requireNonNull).map(it -> digest(it, day)).toList());
  }

  private static Telling digest(long person, String day) {
    return Telling.keep(
        new Piece(Topics.DIGEST, Long.toString(person), day),
        new Destination.Someone(new Person.Id(person)));
  }

  @Override
  public String topic() {
    return Topics.DIGEST;
  }

  @Override
  public Drawn draw(Piece piece, View view) {
    var reader = new Person.Id(Long.parseLong(piece.subject()));
    var moved =
        heads.look(refs(reader, piece.argument())).stream()
            .filter(it -> visibility.allows(it, reader))
            .toList();
    return moved.isEmpty() ? new Drawn.Hidden() : new Drawn.Shown(card(moved));
  }

  private List<TicketRef> refs(Person.Id reader, String day) {
    return db
        .sql("select ticket from ticket_digest where person = ? and day = ?")
        .params(reader.value(), day)
        .query(String.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .map(TicketRef::of)
        .toList();
  }

  private Card card(List<Head> moved) {
    var lines =
        moved.stream()
            .limit(MOST)
            .map(it ->
                List.of(
                    Text.of(it.ref().toString()),
                    Text.of(it.title()).clipped(60),
                    Text.of(kinds.status(it))))
            .toList();
    return Card.of(
            "What moved since the last digest",
            Tone.QUIET,
            new Block.Table(List.of("Ticket", "What", "Status"), lines))
        .with(Action.button("My tickets", Call.to("ticket.mine")));
  }
}
