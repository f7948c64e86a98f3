package dev.deskbell.people;

import dev.deskbell.chat.Account;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code people.yaml}. */
record PeoplePolicy(@Nullable List<Entry> people) {
  static final PeoplePolicy ABSENT = new PeoplePolicy(List.of());

  List<Entry> entries() {
    return people == null ? List.of() : people;
  }

  record Entry(
      String handle,
      String name,
      @Nullable String email,
      @Nullable String manager,
      @Nullable String zone,
      @Nullable List<Role> roles,
      @Nullable Boolean active,
      @Nullable List<AccountEntry> accounts) {
    List<Role> rolesEverywhere() {
      return roles == null ? List.of() : roles;
    }

    boolean isActive() {
      return active == null || active;
    }

    List<Account> known() {
      return accounts == null ? List.of() : accounts.stream().map(AccountEntry::account).toList();
    }
  }

  record AccountEntry(String platform, String workspace, String user) {
    Account account() {
      return new Account(platform, workspace, user);
    }
  }
}
