package dev.deskbell.delivery;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Posting;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides what a message comes down to: which account, which message, which thread. */
@Component
class Aims {

  private final Accounts accounts;
  private final Platforms platforms;
  private final Scopes scopes;

  Aims(Accounts accounts, Platforms platforms, Scopes scopes) {
    this.accounts = accounts;
    this.platforms = platforms;
    this.scopes = scopes;
  }

  Decision decide(Told told) {
    var decision = unchecked(told);
    return decision instanceof Decision.Go(var aim) && !platforms.isConnected(aim.platform())
        ? new Decision.Wait()
        : decision;
  }

  private Decision unchecked(Told told) {
    var stands = told.stands();
    return switch (told.newest()) {
      case GONE ->
          stands == null
              ? new Decision.Drop("nothing stands")
              : new Decision.Go(over(told, stands).undone().orElseThrow());
      case KEEP -> stands == null ? fresh(told) : new Decision.Go(over(told, stands));
      case ONCE -> fresh(told);
    };
  }

  /** What stands in a workspace is a room. */
  private static Aim over(Told told, Posting stands) {
    return told.to() instanceof Destination.Workspace
        ? new Aim.About(stands.place())
        : new Aim.Over(stands);
  }

  private Decision fresh(Told told) {
    return switch (told.to()) {
      case Destination.Room(var place) -> new Decision.Go(new Aim.Into(place));
      case Destination.Workspace(var platform, var workspace) ->
          new Decision.Go(new Aim.Within(platform, workspace));
      case Destination.Inside _ -> inside(told.above());
      case Destination.Below _ -> below(told.above());
      case Destination.Someone(var person) -> direct(told, accounts.of(person));
      case Destination.OnAccount(var account) ->
          accounts.behind(account).isEmpty()
              ? new Decision.Drop("nobody is behind that account")
              : direct(told, List.of(account));
    };
  }

  private static Decision below(@Nullable Posting card) {
    return card == null
        ? new Decision.Drop("its card does not stand any more")
        : new Decision.Go(new Aim.Into(card.thread(), card));
  }

  private static Decision inside(@Nullable Posting room) {
    return room == null
        ? new Decision.Drop("its room is not there")
        : new Decision.Go(new Aim.Into(room.place()));
  }

  private Decision direct(Told told, List<Account> all) {
    var left = all.stream().filter(it -> !told.tried().contains(Written.of(it))).toList();
    if (left.isEmpty()) {
      return new Decision.Refuse(
          all.isEmpty() ? "there is no account to reach them on" : "no account took it");
    }
    return where(told, left);
  }

  private Decision where(Told told, List<Account> left) {
    var open = left.stream().filter(this::isOpen).toList();
    return open.stream()
        .filter(it -> Objects.equals(Written.of(it), told.target()))
        .findFirst()
        .or(() -> open.stream().findFirst())
        .<Decision>map(it -> new Decision.Go(new Aim.To(it)))
        .orElseGet(Decision.Wait::new);
  }

  /** Whether nothing can go to them from here, whatever it is. */
  boolean isOutOfReach(Destination to) {
    return to instanceof Destination.Someone(var person)
        && accounts.of(person).stream().noneMatch(this::isOpen);
  }

  /** Whether a message that this account turned away has somewhere else to go. */
  boolean hasAnotherWay(Told told, Account refusing) {
    return told.to() instanceof Destination.Someone(var person)
        && accounts.of(person).stream()
            .filter(it -> !it.equals(refusing))
            .anyMatch(it -> !told.tried().contains(Written.of(it)));
  }

  private boolean isOpen(Account account) {
    return platforms.isConnected(account.platform())
        && !scopes.isStopped(ScopeNames.installation(account.platform(), account.workspace()));
  }

  /** What to do with a message. */
  sealed interface Decision {

    record Go(Aim aim) implements Decision {}

    /** Its platform is not connected now. */
    record Wait() implements Decision {}

    record Drop(String why) implements Decision {}

    /** There is nobody left to send it to. */
    record Refuse(String why) implements Decision {}
  }
}
