package dev.deskbell.ticket;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The words that a mistyped one is compared with: those of titles that everybody may see, and of no
 * others. Follows the titles a little later, so that no turn waits for it.
 */
@Component
class Vocabulary {
  private static final int AT_ONCE = 5_000;
  private static final long LOCK = 0x776f_7264_73L;

  private final JdbcClient db;
  private final TransactionOperations transaction;

  Vocabulary(JdbcClient db, TransactionOperations transaction) {
    this.db = db;
    this.transaction = transaction;
  }

  private record Changed(String word, boolean gone) {}

  /** Takes in what has changed since, in small pieces. */
  void follow() {
    follow(this::followTickets);
    follow(this::followSome);
  }

  private void follow(Supplier<Integer> piece) {
    var changes = AT_ONCE;
    while (changes == AT_ONCE) {
      changes = transaction.execute(_ -> piece.get());
    }
  }

  private int followSome() {
    var changed = taken();
    var gone = new LinkedHashSet<String>();
    var fresh = new LinkedHashSet<String>();
    changed.forEach(it -> (it.gone() ? gone : fresh).add(it.word()));
    learn(fresh);
    forget(gone);
    return changed.size();
  }

  /** What came is read as it stands by now: it may be private or erased. */
  private int followTickets() {
    var came = arrived();
    if (!came.isEmpty()) {
      learn(wordsOf(came));
    }
    return came.size();
  }

  private List<String> arrived() {
    return db.sql(
            """
            delete from ticket_came where ctid = any(array(
              select ctid from ticket_came
               where (select pg_try_advisory_xact_lock(:lock))
               limit :most for update skip locked))
            returning ticket
            """)
        .param("lock", LOCK)
        .param("most", AT_ONCE)
        .query((row, _) -> row.getString(1))
        .list();
  }

  private Set<String> wordsOf(List<String> tickets) {
    return new LinkedHashSet<>(
        db.sql(
                """
                select distinct words_of_title(title) from ticket
                 where ref = any(:refs) and not hidden
                """)
            .param("refs", tickets.toArray(String[]::new))
            .query((row, _) -> row.getString(1))
            .list());
  }

  /**
   * Nothing while another instance is at it: what that one takes in and has not committed could not
   * be forgotten here.
   */
  private List<Changed> taken() {
    return db.sql(
            """
            delete from ticket_word_changed where ctid = any(array(
              select ctid from ticket_word_changed
               where (select pg_try_advisory_xact_lock(:lock))
               limit :most for update skip locked))
            returning word, gone
            """)
        .param("lock", LOCK)
        .param("most", AT_ONCE)
        .query((row, _) -> new Changed(row.getString("word"), row.getBoolean("gone")))
        .list();
  }

  /** What came in may be out again by now: the titles decide. */
  private void learn(Set<String> words) {
    change(
        words,
        """
        insert into ticket_word
        select w from unnest(:words) as w
         where not exists (select 1 from ticket_word known where known.word = w)
           and is_word_of_a_title(w)
         order by w on conflict do nothing
        """);
  }

  private void forget(Set<String> words) {
    change(
        words, "delete from ticket_word where word = any(:words) and not is_word_of_a_title(word)");
  }

  private void change(Set<String> words, String sql) {
    if (!words.isEmpty()) {
      db.sql(sql).param("words", words.toArray(String[]::new)).update();
    }
  }
}
