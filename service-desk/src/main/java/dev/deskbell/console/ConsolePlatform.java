package dev.deskbell.console;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Attachment;
import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Files;
import dev.deskbell.chat.Groups;
import dev.deskbell.chat.History;
import dev.deskbell.chat.Limits;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Profiles;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Reconciler;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** The console as the desk sees it: a platform that keeps everything in the desk's own database. */
final class ConsolePlatform
    implements ChatPlatform, Reconciler, Limits, Profiles, Groups, History, Files {
  private final Residents residents;
  private final Keeping keeping;
  private final Deeds deeds;

  ConsolePlatform(Residents residents, Keeping keeping, Clock clock) {
    this.residents = residents;
    this.keeping = keeping;
    this.deeds = new Deeds(residents, keeping, clock);
  }

  @Override
  public String name() {
    return Workspace.PLATFORM;
  }

  @Override
  public Receipt deliver(Outgoing outgoing) {
    try {
      return keeping.changes().make(() -> deeds.done(outgoing));
    } catch (DataAccessException | TransactionException lost) {
      return new Receipt.Unknown("the console's database did not answer: " + lost.getMessage());
    }
  }

  @Override
  public Finding find(Outgoing outgoing, Instant attempted) {
    return keeping
        .messages()
        .madeBy(outgoing.id())
        .<Finding>map(it -> new Finding.Done(Workspace.posting(it.room(), it.thread(), it.id())))
        .orElseGet(Finding.Absent::new);
  }

  /** Far above what a person can read, so that only a runaway is held back. */
  @Override
  public List<Budget> of(Outgoing outgoing) {
    return List.of(new Budget("console", 200, 400));
  }

  @Override
  public @Nullable Profile of(Account account) {
    return Workspace.has(account)
        ? residents
            .called(account.user())
            .map(it -> new Profile(it.name(), null, null, false, false, true))
            .orElse(null)
        : null;
  }

  @Override
  public Set<Account> members(String workspace, String group) {
    return keeping
        .db()
        .sql("select person from console_groups where name = ?")
        .param(group)
        .query((row, _) -> Workspace.account(row.getString(1)))
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Reading since(Place thread, Instant since) {
    var number = Workspace.threadOf(thread);
    return number == null || !Workspace.has(thread)
        ? new Reading.Never("no such thread")
        : keeping.messages().in(thread.channel(), number);
  }

  @Override
  public @Nullable FileContent fetch(Attachment file) {
    return keeping.shelf().fetch(file.id()).orElse(null);
  }
}
