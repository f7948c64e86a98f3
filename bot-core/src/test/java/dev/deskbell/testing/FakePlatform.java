package dev.deskbell.testing;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Content;
import dev.deskbell.chat.Limits;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Receipt.Reason;
import dev.deskbell.chat.Reconciler;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A chat platform in memory that behaves: it keeps what was posted, edited and removed, knows who
 * and what is gone, and misbehaves when told to. What it did can be read back.
 */
public class FakePlatform implements ChatPlatform, Limits {

  private final String name;
  private final List<Shown> messages = new ArrayList<>();
  private final List<Outgoing> effects = new ArrayList<>();
  private final List<Outgoing> asked = new ArrayList<>();
  private final Deque<Behaviour> next = new ArrayDeque<>();
  private final Map<String, Reason> shut = new LinkedHashMap<>();
  private final Set<String> threadsWithoutHead = new HashSet<>();
  private Function<Outgoing, List<Budget>> budgets = _ -> List.of();
  private int count;

  public FakePlatform(String name) {
    this.name = name;
  }

  /** One that can be asked what became of a deed. */
  public static FakePlatform withMemory(String name) {
    return new WithMemory(name);
  }

  /** What happens to one deed instead of what usually happens. */
  @FunctionalInterface
  public interface Behaviour {

    /** Given what doing it would be, which may be left undone. */
    Receipt meet(Outgoing outgoing, Deed deed);

    /** Does it, as usual. */
    interface Deed {
      Receipt done();
    }

    /** Answers this, and nothing is done. */
    static Behaviour answering(Receipt receipt) {
      return (_, _) -> receipt;
    }

    /** Does it, and the answer is lost. */
    static Behaviour doneButUnknown() {
      return (_, deed) -> {
        deed.done();
        return new Receipt.Unknown("the answer was lost");
      };
    }

    static Behaviour notDoneAndUnknown() {
      return answering(new Receipt.Unknown("no answer came"));
    }
  }

  /** The next deed meets this. */
  public synchronized FakePlatform next(Behaviour behaviour) {
    next.add(behaviour);
    return this;
  }

  public synchronized FakePlatform limitedTo(Function<Outgoing, List<Budget>> itsBudgets) {
    budgets = itsBudgets;
    return this;
  }

  /** From now on deeds there are refused; a channel's or user's id. */
  public synchronized void shut(String channelOrUser, Reason reason) {
    shut.put(channelOrUser, reason);
  }

  public synchronized void open(String channelOrUser) {
    shut.remove(channelOrUser);
  }

  /** Somebody takes a message away. */
  public synchronized void takeAway(Posting posting) {
    messages.removeIf(it -> it.posting.equals(posting));
    threadsWithoutHead.add(posting.message());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized List<Budget> of(Outgoing outgoing) {
    return budgets.apply(outgoing);
  }

  @Override
  public Receipt deliver(Outgoing outgoing) {
    return behaviour(outgoing).meet(outgoing, () -> usually(outgoing));
  }

  private synchronized Behaviour behaviour(Outgoing outgoing) {
    asked.add(outgoing);
    var special = next.poll();
    return special == null ? (_, deed) -> deed.done() : special;
  }

  private synchronized Receipt usually(Outgoing outgoing) {
    var reason = refusal(outgoing);
    if (reason != null) {
      return new Receipt.Refused(reason, "the platform says " + reason);
    }
    effects.add(outgoing);
    return new Receipt.Delivered(effect(outgoing));
  }

  private @Nullable Reason refusal(Outgoing outgoing) {
    return switch (outgoing) {
      case Outgoing.Post(_, var place, _, _) ->
          place.isThread() && threadsWithoutHead.contains(place.thread())
              ? Reason.PLACE_GONE
              : shut.get(place.channel());
      case Outgoing.Direct(_, var account, _) -> shut.get(account.user());
      case Outgoing.Edit(_, var at, _) ->
          find(at).isEmpty() ? Reason.PLACE_GONE : shut.get(at.place().channel());
      case Outgoing.Remove(_, var at) -> shut.get(at.place().channel());
      case Outgoing.Upload _,
          Outgoing.MakeRoom _,
          Outgoing.Invite _,
          Outgoing.Topic _,
          Outgoing.Pin _,
          Outgoing.Follow _,
          Outgoing.Bookmark _,
          Outgoing.Archive _,
          Outgoing.Page _ ->
          Reason.NOT_POSSIBLE;
    };
  }

  private @Nullable Posting effect(Outgoing outgoing) {
    return switch (outgoing) {
      case Outgoing.Post(var id, var place, var content, var notifying) ->
          show(id, place, content, notifying);
      case Outgoing.Direct(var id, var account, var content) ->
          show(id, inbox(account), content, Set.of(account));
      case Outgoing.Edit(_, var at, var content) -> {
        messages.replaceAll(it -> it.posting.equals(at) ? it.with(content) : it);
        yield at;
      }
      case Outgoing.Remove(_, var at) -> {
        messages.removeIf(it -> it.posting.equals(at));
        yield at;
      }
      case Outgoing.Upload _,
          Outgoing.MakeRoom _,
          Outgoing.Invite _,
          Outgoing.Topic _,
          Outgoing.Pin _,
          Outgoing.Follow _,
          Outgoing.Bookmark _,
          Outgoing.Archive _,
          Outgoing.Page _ ->
          null;
    };
  }

  private Posting show(String id, Place place, Content content, Set<Account> notifying) {
    var posting = new Posting(place, "m" + ++count);
    messages.add(new Shown(id, posting, content, notifying));
    return posting;
  }

  private static Place inbox(Account account) {
    return Place.channel(account.platform(), account.workspace(), "inbox-" + account.user());
  }

  private Optional<Shown> find(Posting posting) {
    return messages.stream().filter(it -> it.posting.equals(posting)).findFirst();
  }

  /** The channel of the direct messages with that account. */
  public static String inboxOf(Account account) {
    return inbox(account).channel();
  }

  /** What stands in that channel and its threads, the oldest first. */
  public synchronized List<Shown> in(String channel) {
    return messages.stream().filter(it -> it.posting.place().channel().equals(channel)).toList();
  }

  /** The same in plain words. */
  public List<String> wordsIn(String channel) {
    return in(channel).stream().map(it -> it.content.plain()).toList();
  }

  /** All that was done, in order. */
  public synchronized List<Outgoing> effects() {
    return List.copyOf(effects);
  }

  /** All that was asked for, done or not, in order. */
  public synchronized List<Outgoing> asked() {
    return List.copyOf(asked);
  }

  synchronized Stream<Shown> everything() {
    return List.copyOf(messages).stream();
  }

  /** A message that stands. */
  public record Shown(String id, Posting posting, Content content, Set<Account> notified) {

    Shown with(Content newer) {
      return new Shown(id, posting, newer, notified);
    }
  }

  private static final class WithMemory extends FakePlatform implements Reconciler {

    WithMemory(String name) {
      super(name);
    }

    @Override
    public Finding find(Outgoing outgoing, Instant attempted) {
      return everything()
          .filter(it -> it.id.equals(outgoing.id()))
          .findFirst()
          .<Finding>map(it -> new Finding.Done(it.posting()))
          .orElseGet(Finding.Absent::new);
    }
  }
}
