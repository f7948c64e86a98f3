package dev.deskbell.people;

import dev.deskbell.chat.Account;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What this instance remembers of people, so that a known person costs no round trip. A person is
 * forgotten when something about them alone changed here, which platforms' profiles make often;
 * else everybody is: that is rare and never wrong. What was read before a change and arrives after
 * it is not kept.
 */
final class Memory {
  private static final int MOST = 20_000;

  private final Map<Long, Known> people = new LinkedHashMap<>(256, 0.75f, true);
  private final Map<Account, Long> accounts = new HashMap<>();
  private final Map<Long, Long> aliases = new HashMap<>();
  private final Map<Team.Id, List<Person.Id>> grouped = new HashMap<>();
  private long generation;

  synchronized void forget() {
    generation++;
    people.clear();
    accounts.clear();
    aliases.clear();
    grouped.clear();
  }

  /** One person is forgotten, and who is in which team, which may hang on them. */
  synchronized void forget(Person.Id id) {
    generation++;
    var known = people.get(aliases.getOrDefault(id.value(), id.value()));
    if (known != null) {
      drop(known);
    }
    grouped.clear();
  }

  Optional<Known> of(Person.Id id, Supplier<Optional<Known>> reading) {
    long before;
    synchronized (this) {
      var known = people.get(aliases.getOrDefault(id.value(), id.value()));
      if (known != null) {
        return Optional.of(known);
      }
      before = generation;
    }
    return keep(reading.get(), before);
  }

  Optional<Known> behind(Account account, Supplier<Optional<Known>> reading) {
    long before;
    synchronized (this) {
      var id = accounts.get(account);
      var known = id == null ? null : people.get(id);
      if (known != null) {
        return Optional.of(known);
      }
      before = generation;
    }
    return keep(reading.get(), before);
  }

  /** Members by a platform's groups. */
  List<Person.Id> grouped(Team.Id team, Supplier<List<Person.Id>> reading) {
    long before;
    synchronized (this) {
      var known = grouped.get(team);
      if (known != null) {
        return known;
      }
      before = generation;
    }
    var read = List.copyOf(reading.get());
    synchronized (this) {
      if (before == generation) {
        grouped.put(team, read);
      }
    }
    return read;
  }

  private synchronized Optional<Known> keep(Optional<Known> read, long since) {
    if (read.isPresent() && since == generation) {
      var known = read.get();
      people.put(known.id(), known);
      known.accounts().forEach(it -> accounts.put(it.account(), known.id()));
      known.aliases().forEach(it -> aliases.put(it, known.id()));
      if (people.size() > MOST) {
        drop(people.values().iterator().next());
      }
    }
    return read;
  }

  private void drop(Known known) {
    people.remove(known.id());
    known.accounts().forEach(it -> accounts.remove(it.account()));
    known.aliases().forEach(aliases::remove);
  }
}
