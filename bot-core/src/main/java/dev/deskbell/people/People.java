package dev.deskbell.people;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Speaker;
import dev.deskbell.policy.Policies;
import dev.deskbell.store.Writes;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Everybody the desk knows. A person once seen costs no round trip; what changes about them here is
 * known here at once and by other instances within fifteen seconds.
 */
@Component
public class People {
  private static final int MOST_LIKE = 25;
  private static final Person.Id DESK = new Person.Id(0);

  private final PeopleStore store;
  private final Enrolment enrolment;
  private final Policies policies;
  private final Forgetting forgetting;
  private final Memory memory = new Memory();
  private final AtomicReference<@Nullable Directory> directory = new AtomicReference<>();

  People(PeopleStore store, Enrolment enrolment, Policies policies, Writes writes) {
    this.store = store;
    forgetting = new Forgetting(store, writes);
    forgetting.also(memory::forget);
    this.enrolment = enrolment;
    this.policies = policies;
    policies.followedBy(this::enrol);
  }

  private void enrol(Policies accepted) {
    directory.set(new Directory(accepted, enrolment.of(accepted)));
    forgetting.everything();
  }

  /**
   * The person behind what was said; a stranger is met in a transaction of its own. A speaker
   * without groups keeps those told before: not every delivery tells them. A platform that does
   * tell names at least one group that everybody is in, so that losing the last one is heard.
   */
  public Person meet(Speaker speaker) {
    var known =
        memory
            .behind(
                speaker.account(),
                () -> store.behind(speaker.account()).or(() -> stranger(speaker)))
            .orElseThrow();
    var differs =
        known.accounts().stream()
            .filter(it -> it.account().equals(speaker.account()))
            .findFirst()
            .map(it -> it.differsFrom(speaker))
            .orElse(true); // they are known from another workspace
    if (differs) {
      known = store.refresh(speaker);
      forgetting.everything();
    }
    return directory().person(known);
  }

  private Optional<Known> stranger(Speaker speaker) {
    try {
      var met = store.meet(speaker);
      if (met.accounts().size() > 1) {
        forgetting.everything(); // it was somebody who had only been spoken of
      }
      return Optional.of(met);
    } catch (DuplicateKeyException _) {
      // The files have just named this account.
      return store.behind(speaker.account());
    }
  }

  /** A known person; an id that became an alias answers with the person it stands for. */
  public Person get(Person.Id id) {
    return directory().person(known(id));
  }

  /** Where they get e-mail, if that is known. */
  public Optional<String> emailOf(Person.Id id) {
    return Optional.ofNullable(known(id).email());
  }

  /** The person of that id, if there is one; aliases answer with whom they stand for. */
  public Optional<Person> find(Person.Id id) {
    return memory.of(id, () -> store.of(id)).map(it -> directory().person(it));
  }

  public Optional<Person> behind(Account account) {
    return known(account).map(it -> directory().person(it));
  }

  /** All accounts, the one they like best first. */
  public List<Account> accountsOf(Person.Id id) {
    return known(id).accounts().stream().map(Known.AccountRow::account).toList();
  }

  /**
   * Until when this account is too freshly linked to another for its word to count where two people
   * must agree; empty when it counts.
   */
  public Optional<Instant> coolingUntil(Account account, Instant at) {
    return known(account)
        .flatMap(it -> it.linkedAt(account))
        .map(it -> it.plus(Linking.COOL_DOWN))
        .filter(at::isBefore);
  }

  /** Whether two ids are one person, aliases considered. */
  public boolean same(Person.Id one, Person.Id other) {
    return one.equals(other) || known(one).id() == known(other).id();
  }

  /** All ids that are this person: their own first, then what became an alias of it. */
  public List<Person.Id> idsOf(Person.Id who) {
    var known = known(who);
    return Stream.concat(Stream.of(known.id()), known.aliases().stream().sorted())
        .map(Person.Id::new)
        .toList();
  }

  /** What they are to the organisation: a guest has the rights of a requester, a bot none. */
  public Speaker.Kind kindOf(Person.Id who) {
    return known(who).kind();
  }

  /**
   * Whether they hold that role (or one including it) in the team, or anywhere if null. Who has
   * left and what is no person hold none, a guest is a requester at most, and the desk itself may
   * do everything.
   */
  public boolean holds(Person.Id who, Role role, Team.@Nullable Id in) {
    if (who.equals(DESK)) {
      return true;
    }
    var known = known(who);
    return switch (known.kind()) {
      case BOT -> false;
      case GUEST -> known.active() && role == Role.REQUESTER;
      case MEMBER -> known.active() && directory().holds(known, role, in);
    };
  }

  /** The greatest role they hold in the team, or everywhere if null. */
  public Role roleOf(Person.Id who, Team.@Nullable Id in) {
    return Arrays.stream(Role.values())
        .filter(it -> in == null ? everywhere(who, it) : holds(who, it, in))
        .max(Comparator.naturalOrder())
        .orElse(Role.REQUESTER);
  }

  private boolean everywhere(Person.Id who, Role role) {
    return known(who).active()
        && kindOf(who) == Speaker.Kind.MEMBER
        && directory().holdsEverywhere(known(who), role);
  }

  public Set<Team.Id> teamsOf(Person.Id who) {
    var known = known(who);
    return known.active() && known.kind() == Speaker.Kind.MEMBER
        ? Set.copyOf(directory().inTeams(known).keySet())
        : Set.of();
  }

  public List<Team> teams() {
    return directory().all();
  }

  public Optional<Team> team(Team.Id id) {
    return directory().team(id).map(TeamsPolicy.Entry::team);
  }

  /** Whom the files and the platforms' groups put in the team and who is still there, by name. */
  public List<Person> membersOf(Team.Id team) {
    var entry = directory().team(team);
    if (entry.isEmpty()) {
      return List.of();
    }
    var ids = new LinkedHashSet<>(directory().members(entry.get()));
    var groups = entry.get().followed();
    if (!groups.isEmpty()) {
      ids.addAll(memory.grouped(team, () -> store.inGroups(groups)));
    }
    return ids.stream()
        .map(this::get)
        .filter(it -> it.active() && kindOf(it.id()) == Speaker.Kind.MEMBER)
        .distinct()
        .sorted(Comparator.comparing(Person::name).thenComparing(Person::id))
        .toList();
  }

  public Optional<Person> managerOf(Person.Id who) {
    return directory().manager(known(who)).map(this::get).filter(Person::active);
  }

  /** The one person meant by a handle or name, with or without {@code @}. */
  public Optional<Person> named(String typed) {
    var searched = Names.searched(typed.strip().replaceFirst("^@", ""));
    var handle = directory().handle(searched);
    if (handle.isPresent() || searched.isEmpty()) {
      return handle.map(this::get);
    }
    var called = store.called(searched);
    return called.size() == 1 ? Optional.of(get(called.getFirst())) : Optional.empty();
  }

  /** Everybody who is still there and has an account on that platform; asks the database. */
  public List<Person> on(String platform) {
    return store.on(platform).stream().map(this::get).toList();
  }

  /** People whose name or handle begins with, or else contains, what is typed; at most 25. */
  public List<Person> like(String typed) {
    var searched = Names.searched(typed.strip().replaceFirst("^@", ""));
    return store.like(searched, MOST_LIKE).stream().map(this::person).toList();
  }

  private Person person(PeopleStore.Row row) {
    var zone = directory().zone(row.handle(), row.zone(), null);
    return new Person(new Person.Id(row.id()), row.name(), row.handle(), zone, true);
  }

  /** Everybody who holds the role everywhere or in some team; asks the database. */
  public List<Person> holding(Role role) {
    return store.candidates().stream()
        .filter(it -> holds(it, role, null))
        .map(this::get)
        .distinct()
        .toList();
  }

  /** What reaches them, and when. */
  public Preferences preferencesOf(Person.Id who) {
    return new Preferences(known(who).wishes());
  }

  /** Until when they are out of office at that moment, if they are. */
  public Optional<Instant> awayUntil(Person.Id who, Instant at) {
    return known(who).awayUntil(at);
  }

  public Organisation organisation() {
    return directory().organisation();
  }

  /** Forgets what changed elsewhere; called every twelve seconds. */
  void follow() {
    if (policies.version() != directory().version()) {
      enrol(policies);
    }
    forgetting.follow();
  }

  /** Something about people changes in the running transaction: all instances forget after it. */
  void changed() {
    forgetting.changed(forgetting::everything);
  }

  /** The same, of one person only; other instances are told no more than that something did. */
  void changed(Person.Id who) {
    forgetting.changed(() -> memory.forget(who));
  }

  void onForgetting(Runnable too) {
    forgetting.also(too);
  }

  Known known(Person.Id id) {
    return memory
        .of(id, () -> store.of(id))
        .orElseThrow(() -> new IllegalArgumentException("nobody is person " + id));
  }

  private Optional<Known> known(Account account) {
    return memory.behind(account, () -> store.behind(account));
  }

  private Directory directory() {
    return Objects.requireNonNull(directory.get());
  }
}
