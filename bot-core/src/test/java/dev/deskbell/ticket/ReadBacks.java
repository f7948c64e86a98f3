package dev.deskbell.ticket;

import static dev.deskbell.testing.theatre.CoreDesk.card;
import static dev.deskbell.testing.theatre.CoreDesk.words;

import dev.deskbell.chat.Posting;
import dev.deskbell.testing.Desk;
import dev.deskbell.testing.theatre.CoreDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Threads, and a desk that has not heard what was said in them. */
abstract class ReadBacks {
  static final Duration A_WHILE = Duration.ofMinutes(10);
  static CoreDesk desk;

  Posting incidents;
  Posting anas;
  Instant silent = Instant.EPOCH;

  @BeforeAll
  static void opens() {
    desk = new CoreDesk();
  }

  @AfterAll
  static void closes() {
    desk.close();
  }

  @BeforeEach
  void the_desk_goes_deaf() {
    var ref = reported();
    incidents = card(desk.room("incidents"), ref).posting();
    anas = card(desk.inbox("ana"), ref).posting();
  }

  static String reported() {
    return desk.as("ana")
        .types("incident declare \"It hangs\" impact:high urgency:high service:checkout")
        .card()
        .title()
        .split(" ", 2)[0];
  }

  @AfterEach
  void nothing_is_left() {
    desk.platform().behave();
    desk.platform().readingAtOnce(Integer.MAX_VALUE);
    desk.get(JdbcClient.class).sql("delete from read_back_thread").update();
    desk.get(JdbcClient.class).sql("update delivery_kept set state = 'GONE'").update();
  }

  void silence() {
    desk.later(A_WHILE);
    silent = desk.theatre().clock().instant();
    desk.later(A_WHILE);
  }

  /** How many threads were asked for. */
  int hearsAgain() {
    desk.get(ReadBack.class).over(Desk.PLATFORM, silent);
    return reads();
  }

  static int reads() {
    var before = desk.platform().readings();
    var more = true;
    while (more) {
      more = desk.get(ReadBack.class).next();
    }
    desk.theatre().settles();
    return desk.platform().readings() - before;
  }

  /** In another room's thread of the same ticket. */
  String mirrored() {
    var card = card(desk.room("applications"), ref());
    return words(
        desk.room("applications").stream()
            .filter(it -> it.posting().place().equals(card.posting().thread()))
            .toList());
  }

  String ref() {
    return desk.room("incidents").stream()
        .filter(it -> it.posting().equals(incidents))
        .map(it -> it.content().plain().split(" ", 2)[0])
        .findFirst()
        .orElseThrow();
  }

  static int left() {
    return desk.get(JdbcClient.class)
        .sql("select count(*) from read_back_thread")
        .query(Integer.class)
        .single();
  }

  /** The tickets whose threads are to be read. */
  static List<String> askedFor() {
    return desk.get(JdbcClient.class)
        .sql("select distinct t.ref from read_back_thread r join ticket t on t.id = r.ticket")
        .query((row, _) -> row.getString(1))
        .list();
  }
}
