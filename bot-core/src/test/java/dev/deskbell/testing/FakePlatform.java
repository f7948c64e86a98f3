package dev.deskbell.testing;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Attachment;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Content;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Files;
import dev.deskbell.chat.History;
import dev.deskbell.chat.History.Reading;
import dev.deskbell.chat.Limits;
import dev.deskbell.chat.Message;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Pauses;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Receipt.Reason;
import dev.deskbell.chat.Reconciler;
import java.time.Duration;
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
public class FakePlatform implements ChatPlatform, Limits, Pauses, Files, History {

  private final String name;
  private final List<Outgoing> effects = new ArrayList<>();
  private final List<Outgoing> asked = new ArrayList<>();
  private final Deque<Behaviour> next = new ArrayDeque<>();
  private final Standing standing;
  private final Spoken spoken = new Spoken();
  private final Map<String, FileContent> files = new LinkedHashMap<>();
  private final Set<Class<? extends Outgoing>> lacks = new HashSet<>();
  private Function<Outgoing, List<Budget>> budgets = _ -> List.of();
  private Function<Outgoing, Duration> pauses = _ -> Duration.ZERO;
  private final Deque<Reconciler.Finding> nextLooks = new ArrayDeque<>();
  private int attached;
  private int looks;

  public FakePlatform(String name) {
    this.name = name;
    standing = new Standing(name);
  }

  /** One that can be asked what became of a deed. */
  public static FakePlatform withMemory(String name) {
    return new RememberingPlatform(name);
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

  /** What deeds were to meet and have not met, they meet no more. */
  public synchronized void behave() {
    next.clear();
  }

  public synchronized FakePlatform limitedTo(Function<Outgoing, List<Budget>> itsBudgets) {
    budgets = itsBudgets;
    return this;
  }

  /** It has said that it takes no more of these for so long. */
  public synchronized void pausing(Function<Outgoing, Duration> itsPauses) {
    pauses = itsPauses;
  }

  @Override
  public synchronized Duration before(Outgoing outgoing) {
    return pauses.apply(outgoing);
  }

  /** From now on deeds there are refused; a channel's or user's id. */
  public synchronized void shut(String channelOrUser, Reason reason) {
    standing.shut.put(channelOrUser, reason);
  }

  public synchronized void open(String channelOrUser) {
    standing.shut.remove(channelOrUser);
  }

  /** What this platform has not got; all else it has. */
  @SafeVarargs
  public final synchronized FakePlatform without(Class<? extends Outgoing>... deeds) {
    lacks.clear();
    for (var deed : deeds) {
      lacks.add(deed);
    }
    return this;
  }

  /** Somebody says something in a thread, whether anybody listens or not. */
  public void said(Message message, Instant at) {
    spoken.said(message, at);
  }

  /** They say it differently. */
  public void edited(Message message, Instant at) {
    spoken.edited(message, at);
  }

  /** They take it back. */
  public void unsaid(Posting posting) {
    spoken.unsaid(posting);
  }

  /** The next thread that is read meets this. */
  public FakePlatform nextReading(Reading reading) {
    spoken.next(reading);
    return this;
  }

  /** Of a thread no more messages are read at once. */
  public FakePlatform readingAtOnce(int most) {
    spoken.readingAtOnce(most);
    return this;
  }

  /** How many threads were asked for. */
  public int readings() {
    return spoken.readings();
  }

  @Override
  public Reading since(Place thread, Instant since) {
    return spoken.since(thread, since);
  }

  /** Somebody attaches a file; what fetches it finds this. */
  public synchronized Attachment attached(FileContent file) {
    var id = "F" + ++attached;
    files.put(id, file);
    return new Attachment(name, "acme", id, file.name(), file.bytes().length);
  }

  @Override
  public synchronized @Nullable FileContent fetch(Attachment file) {
    return files.get(file.id());
  }

  /** Somebody closes a room. */
  public synchronized void close(String channel) {
    standing.rooms.computeIfPresent(channel, (_, it) -> it.closed());
  }

  /** Somebody takes a message away. */
  public synchronized void takeAway(Posting posting) {
    standing.takeAway(posting);
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
    var reason =
        lacks.contains(outgoing.getClass()) ? Reason.NOT_POSSIBLE : standing.refusal(outgoing);
    if (reason != null) {
      return new Receipt.Refused(reason, "the platform says " + reason);
    }
    effects.add(outgoing);
    return new Receipt.Delivered(standing.effect(outgoing));
  }

  /** The channel of the direct messages with that account. */
  public static String inboxOf(Account account) {
    return Standing.inbox(account).channel();
  }

  /** What stands in that channel and its threads, the oldest first. */
  public synchronized List<Shown> in(String channel) {
    return standing.messages.stream()
        .filter(it -> it.posting.place().channel().equals(channel))
        .toList();
  }

  /** The same in plain words. */
  public List<String> wordsIn(String channel) {
    return in(channel).stream().map(it -> it.content.plain()).toList();
  }

  /** The rooms that were made, or changed, by their channels. */
  public synchronized Map<String, FakeRoom> rooms() {
    return Map.copyOf(standing.rooms);
  }

  /** Members by group. */
  public synchronized Map<String, List<Account>> groups() {
    return Map.copyOf(standing.groups);
  }

  /** The desk's own page of that account. */
  public synchronized Optional<Card> page(Account account) {
    return Optional.ofNullable(standing.pages.get(account));
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
    return List.copyOf(standing.messages).stream();
  }

  /** A message that stands. */
  public record Shown(
      String id,
      Posting posting,
      Content content,
      Set<Account> notified,
      @Nullable FileContent file) {

    Shown with(Content newer) {
      return new Shown(id, posting, newer, notified, file);
    }
  }

  /** The next question what became of a deed is answered so; only where that can be asked. */
  public synchronized FakePlatform nextLook(Reconciler.Finding finding) {
    nextLooks.add(finding);
    return this;
  }

  /** How often it was asked what became of a deed. */
  public synchronized int looks() {
    return looks;
  }

  synchronized Reconciler.@Nullable Finding look() {
    looks++;
    return nextLooks.poll();
  }
}
