package dev.deskbell.testing;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Attachment;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Content;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Files;
import dev.deskbell.chat.History;
import dev.deskbell.chat.History.Past;
import dev.deskbell.chat.History.Reading;
import dev.deskbell.chat.Limits;
import dev.deskbell.chat.Message;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Receipt.Reason;
import dev.deskbell.chat.Reconciler;
import dev.deskbell.chat.Saying;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A chat platform in memory that behaves: it keeps what was posted, edited and removed, knows who
 * and what is gone, and misbehaves when told to. What it did can be read back.
 */
public class FakePlatform implements ChatPlatform, Limits, Files, History {

  private final String name;
  private final List<Shown> messages = new ArrayList<>();
  private final List<Outgoing> effects = new ArrayList<>();
  private final List<Outgoing> asked = new ArrayList<>();
  private final Deque<Behaviour> next = new ArrayDeque<>();
  private final Map<String, Reason> shut = new LinkedHashMap<>();
  private final Set<String> threadsWithoutHead = new HashSet<>();
  private final Map<String, Room> rooms = new LinkedHashMap<>();
  private final Map<String, List<Account>> groups = new LinkedHashMap<>();
  private final Map<Account, Card> pages = new LinkedHashMap<>();
  private final List<Past> spoken = new ArrayList<>();
  private final Deque<Reading> nextReadings = new ArrayDeque<>();
  private final Map<String, FileContent> files = new LinkedHashMap<>();
  private final Set<Class<? extends Outgoing>> lacks = new HashSet<>();
  private Function<Outgoing, List<Budget>> budgets = _ -> List.of();
  private final Deque<Reconciler.Finding> nextLooks = new ArrayDeque<>();
  private int count;
  private int looks;
  private int readings;
  private int mostRead = Integer.MAX_VALUE;

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

  /** What deeds were to meet and have not met, they meet no more. */
  public synchronized void behave() {
    next.clear();
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
  public synchronized void said(Message message, Instant at) {
    spoken.add(new Past(message, at, null));
  }

  /** They say it differently. */
  public synchronized void edited(Message message, Instant at) {
    spoken.replaceAll(it ->
        it.message().posting().equals(message.posting()) ? new Past(message, it.at(), at) : it);
  }

  /** They take it back. */
  public synchronized void unsaid(Posting posting) {
    spoken.removeIf(it -> it.message().posting().equals(posting));
  }

  /** The next thread that is read meets this. */
  public synchronized FakePlatform nextReading(Reading reading) {
    nextReadings.add(reading);
    return this;
  }

  /** Of a thread no more messages are read at once. */
  public synchronized FakePlatform readingAtOnce(int most) {
    mostRead = most;
    return this;
  }

  /** How many threads were asked for. */
  public synchronized int readings() {
    return readings;
  }

  @Override
  public synchronized Reading since(Place thread, Instant since) {
    readings++;
    var special = nextReadings.poll();
    return special == null ? read(thread, since) : special;
  }

  private Reading read(Place thread, Instant since) {
    var all =
        spoken.stream()
            .filter(it -> it.message().posting().place().equals(thread))
            .filter(it -> !it.at().isBefore(since))
            .sorted(Comparator.comparing(Past::at))
            .toList();
    var said = all.stream().limit(mostRead).toList();
    return new Reading.Read(
        said,
        said.stream().map(it -> it.message().posting().message()).collect(Collectors.toSet()),
        all.size() > said.size() ? said.getLast().at() : null);
  }

  /** Somebody attaches a file; what fetches it finds this. */
  public synchronized Attachment attached(FileContent file) {
    var id = "F" + ++count;
    files.put(id, file);
    return new Attachment(name, "acme", id, file.name(), file.bytes().length);
  }

  @Override
  public synchronized @Nullable FileContent fetch(Attachment file) {
    return files.get(file.id());
  }

  /** Somebody closes a room. */
  public synchronized void close(String channel) {
    rooms.computeIfPresent(channel, (_, it) -> it.closed());
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
    if (lacks.contains(outgoing.getClass())) {
      return Reason.NOT_POSSIBLE;
    }
    return switch (outgoing) {
      case Outgoing.Post(_, var place, _, _) ->
          place.isThread() && threadsWithoutHead.contains(place.thread())
              ? Reason.PLACE_GONE
              : into(place);
      case Outgoing.Upload(_, var place, _, _) ->
          place.isThread() && threadsWithoutHead.contains(place.thread())
              ? Reason.PLACE_GONE
              : into(place);
      case Outgoing.Direct(_, var account, _) -> shut.get(account.user());
      case Outgoing.Edit(_, var at, _) ->
          find(at).isEmpty() ? Reason.PLACE_GONE : shut.get(at.place().channel());
      case Outgoing.Remove(_, var at) -> shut.get(at.place().channel());
      case Outgoing.Invite(_, var place, _) -> into(place);
      case Outgoing.Topic(_, var place, _) -> into(place);
      case Outgoing.Bookmark(_, var place, _, _) -> into(place);
      case Outgoing.Archive(_, var place) -> into(place);
      case Outgoing.Pin(_, var at) -> find(at).isEmpty() ? Reason.PLACE_GONE : into(at.place());
      case Outgoing.MakeRoom _, Outgoing.Follow _, Outgoing.Page _ -> null;
    };
  }

  private @Nullable Reason into(Place place) {
    var room = rooms.get(place.channel());
    return room != null && !room.isOpen() ? Reason.PLACE_GONE : shut.get(place.channel());
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
      case Outgoing.Upload(var id, var place, var words, var file) ->
          show(new Shown(id, posting(place), new Saying(words), Set.of(), file));
      case Outgoing.MakeRoom it -> made(it);
      case Outgoing.Invite(_, var place, var people) -> {
        change(place, it -> it.with(people));
        yield null;
      }
      case Outgoing.Topic(_, var place, var topic) -> {
        change(place, it -> it.about(topic));
        yield null;
      }
      case Outgoing.Pin(_, var at) -> {
        change(at.place(), it -> it.pinning(at));
        yield at;
      }
      case Outgoing.Bookmark(_, var place, var label, var to) -> {
        change(place, it -> it.bookmarking(label + " " + to));
        yield null;
      }
      case Outgoing.Archive(_, var place) -> {
        change(place, Room::closed);
        yield null;
      }
      case Outgoing.Follow(_, _, var group, var members) -> {
        groups.put(group, members);
        yield null;
      }
      case Outgoing.Page(_, var account, var card) -> {
        pages.put(account, card);
        yield null;
      }
    };
  }

  private Posting made(Outgoing.MakeRoom it) {
    var room = new Room(it.name(), it.topic(), it.open(), true, Set.of(), Set.of(), List.of());
    var channel = it.name() + "-" + ++count;
    rooms.put(channel, room);
    return new Posting(Place.channel(name, it.workspace(), channel), channel);
  }

  private void change(Place place, UnaryOperator<Room> how) {
    rooms.compute(
        place.channel(),
        (channel, room) ->
            how.apply(
                room == null
                    ? new Room(channel, "", true, true, Set.of(), Set.of(), List.of())
                    : room));
  }

  private Posting show(String id, Place place, Content content, Set<Account> notifying) {
    return show(new Shown(id, posting(place), content, notifying, null));
  }

  private Posting posting(Place place) {
    return new Posting(place, "m" + ++count);
  }

  private Posting show(Shown shown) {
    messages.add(shown);
    return shown.posting;
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

  /** The rooms that were made, or changed, by their channels. */
  public synchronized Map<String, Room> rooms() {
    return Map.copyOf(rooms);
  }

  /** Members by group. */
  public synchronized Map<String, List<Account>> groups() {
    return Map.copyOf(groups);
  }

  /** The desk's own page of that account. */
  public synchronized Optional<Card> page(Account account) {
    return Optional.ofNullable(pages.get(account));
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

  /** A room as it is. */
  public record Room(
      String name,
      String topic,
      boolean isPublic,
      boolean isOpen,
      Set<Account> people,
      Set<Posting> pinned,
      List<String> bookmarks) {

    Room with(List<Account> more) {
      var all = new HashSet<>(people);
      all.addAll(more);
      return new Room(name, topic, isPublic, isOpen, all, pinned, bookmarks);
    }

    Room about(String newer) {
      return new Room(name, newer, isPublic, isOpen, people, pinned, bookmarks);
    }

    Room pinning(Posting posting) {
      var all = new HashSet<>(pinned);
      all.add(posting);
      return new Room(name, topic, isPublic, isOpen, people, all, bookmarks);
    }

    Room bookmarking(String bookmark) {
      var all = new ArrayList<>(bookmarks);
      all.add(bookmark);
      return new Room(name, topic, isPublic, isOpen, people, pinned, all);
    }

    Room closed() {
      return new Room(name, topic, isPublic, false, people, pinned, bookmarks);
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

  private static final class WithMemory extends FakePlatform implements Reconciler {

    WithMemory(String name) {
      super(name);
    }

    @Override
    public Finding find(Outgoing outgoing, Instant attempted) {
      var special = look();
      return special == null ? found(outgoing) : special;
    }

    private Finding found(Outgoing outgoing) {
      return everything()
          .filter(it -> it.id.equals(outgoing.id()))
          .findFirst()
          .<Finding>map(it -> new Finding.Done(it.posting()))
          .orElseGet(Finding.Absent::new);
    }
  }
}
