package dev.deskbell.people;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Speaker;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A person as the database knows them. */
record Known(
    long id,
    String name,
    @Nullable String handle,
    @Nullable String zone,
    @Nullable String profileZone,
    @Nullable String email,
    boolean active,
    List<AccountRow> accounts,
    Set<Long> aliases,
    Set<Role> grants,
    Map<Preferences.What, Preferences.How> wishes,
    @Nullable Away away) {

  /** One of their accounts. */
  record AccountRow(
      String platform,
      String workspace,
      String user,
      String name,
      Speaker.Kind kind,
      Set<String> groups,
      boolean preferred,
      boolean everywhere,
      @Nullable Instant linkedAt) {
    Account account() {
      return new Account(platform, workspace, user);
    }

    boolean speaksFor(Account other) {
      return account().equals(other)
          || (everywhere && platform.equals(other.platform()) && user.equals(other.user()));
    }

    /**
     * Whether the platform now tells something else about what the account may do. Its name does
     * not count: platforms tell a different one with every kind of delivery.
     */
    boolean differsFrom(Speaker speaker) {
      return kind != speaker.kind()
          || (speaker.everywhere() && !everywhere)
          || (!speaker.groups().isEmpty() && !groups.equals(speaker.groups()));
    }
  }

  record Away(Instant from, Instant until) {}

  Person.Id personId() {
    return new Person.Id(id);
  }

  /** When that account of theirs, or the same user's in another workspace, was last linked. */
  Optional<Instant> linkedAt(Account account) {
    return accounts.stream()
        .filter(it -> it.speaksFor(account))
        .flatMap(it -> Optional.ofNullable(it.linkedAt()).stream())
        .max(Comparator.naturalOrder());
  }

  /** Until when they are out of office at that moment, if they are. */
  Optional<Instant> awayUntil(Instant at) {
    return away == null || at.isBefore(away.from()) || !at.isBefore(away.until())
        ? Optional.empty()
        : Optional.of(away.until());
  }

  /** A person of the house unless all their accounts are a guest's or no person's. */
  Speaker.Kind kind() {
    if (handle != null || accounts.isEmpty()) {
      return Speaker.Kind.MEMBER;
    }
    var kinds = accounts.stream().map(AccountRow::kind).collect(Collectors.toSet());
    return kinds.contains(Speaker.Kind.MEMBER)
        ? Speaker.Kind.MEMBER
        : kinds.contains(Speaker.Kind.GUEST) ? Speaker.Kind.GUEST : Speaker.Kind.BOT;
  }
}
