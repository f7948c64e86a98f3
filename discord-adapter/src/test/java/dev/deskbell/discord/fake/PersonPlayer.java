package dev.deskbell.discord.fake;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.testing.contract.Entry;
import dev.deskbell.testing.contract.Player;
import dev.deskbell.testing.contract.Seen;
import dev.deskbell.testing.contract.SeenForm;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person as the desk's stories know people. Direct messages have no threads: who speaks below one
 * replies to it, and reads below it what replies to it.
 */
public final class PersonPlayer implements Player {
  /** Buttons that open a form which could not be opened by itself. */
  private static final List<String> LEADING = List.of("Change and send again", "Open the form");

  private static final String NEVER = String.valueOf(Long.MAX_VALUE);

  private final Person person;
  private final String platform;
  private final String server;
  private final Consumer<Runnable> handing;
  private final Map<String, String> problems = new LinkedHashMap<>();
  private String lastWords = NEVER;

  public PersonPlayer(Person person, String platform, String server) {
    this(person, platform, server, Runnable::run);
  }

  /**
   * @param handing does what it is given, and returns when the desk has taken it
   */
  public PersonPlayer(Person person, String platform, String server, Consumer<Runnable> handing) {
    this.person = person;
    this.platform = platform;
    this.server = server;
    this.handing = handing;
  }

  Person person() {
    return person;
  }

  @Override
  public String name() {
    return person.name();
  }

  @Override
  public Account account() {
    return new Account(platform, server, person.id());
  }

  @Override
  public ZoneId zone() {
    return person.zone();
  }

  @Override
  public void types(Place at, String words) {
    lastWords = NEVER;
    problems.clear();
    person.commands(at.thread() == null ? at.channel() : at.thread(), words);
  }

  /** What they were answered to what they did last, if anything. */
  public Optional<Seen> answer() {
    return Optional.ofNullable(person.asking().answer()).map(it -> person.screen().seen(it, null));
  }

  @Override
  public void mentions(Place at, String words) {
    var channel = at.thread() == null ? at.channel() : at.thread();
    handing.accept(() -> lastWords = person.says(channel, mention() + " " + words));
  }

  private String mention() {
    return "<@" + person.parts.bot().id() + ">";
  }

  @Override
  public void writes(String words) {
    handing.accept(() -> lastWords = person.says(person.letters(), words));
  }

  @Override
  public Posting says(Place at, String words, FileContent... files) {
    var attached =
        Stream.of(files)
            .map(it -> new Person.File(it.name(), it.mediaType(), it.bytes()))
            .toArray(Person.File[]::new);
    var said = new AtomicReference<String>();
    handing.accept(() -> said.set(speaks(at, words, attached)));
    return new Posting(at, said.get());
  }

  private String speaks(Place at, String words, Person.File... attached) {
    var thread = at.thread();
    if (thread == null) {
      return person.says(at.channel(), words, attached);
    }
    return isDirect(at)
        ? person.replies(at.channel(), thread, words, attached)
        : person.says(person.thread(at.channel(), thread), words, attached);
  }

  private boolean isDirect(Place at) {
    return at.channel().equals(person.letters());
  }

  @Override
  public void edits(Posting own, String words) {
    handing.accept(() -> person.edits(channel(own.place()), own.message(), words));
  }

  @Override
  public void removes(Posting own) {
    handing.accept(() -> person.removes(channel(own.place()), own.message()));
  }

  private String channel(Place place) {
    var thread = place.thread();
    return thread == null || isDirect(place) ? place.channel() : thread;
  }

  @Override
  public void presses(Seen on, String button) {
    lastWords = NEVER;
    problems.clear();
    person.asking().presses(person.find(on.handle()), button);
  }

  @Override
  public void chooses(Seen on, String menu, String choice) {
    problems.clear();
    person.asking().chooses(person.find(on.handle()), menu, choice);
  }

  @Override
  public void submits(Map<String, Entry> entries) {
    var open = form().map(_ -> person.modal()).orElseThrow(() -> new AssertionError("no form"));
    problems.clear();
    lastWords = NEVER;
    new FillingIn(person, open).submits(entries);
  }

  @Override
  public void isRepeated() {
    handing.accept(person::isRepeated);
  }

  @Override
  public List<Seen> sees(Place at) {
    var thread = at.thread();
    if (!isDirect(at)) {
      return person.standing(thread == null ? at.channel() : thread).stream()
          .map(it -> seen(it, at))
          .toList();
    }
    return person.standing(at.channel()).stream()
        .filter(it -> thread == null ? it.repliesTo() == null : thread.equals(head(it)))
        .map(it -> seen(it, at))
        .toList();
  }

  /** What a chain of replies began with; null for a message that replies to none. */
  private @Nullable String head(StoredMessage message) {
    var head = message.repliesTo();
    while (head != null && message.channel.messages.get(head) instanceof StoredMessage above) {
      if (above.repliesTo() == null) {
        return head;
      }
      head = above.repliesTo();
    }
    return head;
  }

  private Seen seen(StoredMessage message, Place at) {
    return person.screen().seen(message, new Posting(at, message.id));
  }

  /** What nobody else sees: answers to what they did, and what the desk writes to them alone. */
  @Override
  public List<Seen> whispers() {
    var whispers = person.whispered().stream().map(it -> person.screen().seen(it, null));
    return Stream.concat(whispers, answers().stream()).toList();
  }

  /** Answers to their own words, which cannot be whispered. */
  private List<Seen> answers() {
    return person.standing(person.letters()).stream()
        .filter(it -> person.isDesk(it.author) && isAnswer(it))
        .map(it -> seen(it, Place.channel(platform, server, person.letters())))
        .toList();
  }

  private boolean isAnswer(StoredMessage message) {
    return message.repliesTo() instanceof String to
        && message.channel.messages.get(to) instanceof StoredMessage asked
        && !person.isDesk(asked.author);
  }

  @Override
  public List<Seen> letters() {
    return person.standing(person.letters()).stream()
        .filter(it -> person.isDesk(it.author) && it.repliesTo() == null)
        .map(it -> seen(it, Place.channel(platform, server, person.letters())))
        .toList();
  }

  @Override
  public Optional<SeenForm> form() {
    if (person.modal() == null) {
      opensWhatStandsForForm();
    }
    return Optional.ofNullable(person.modal()).map(it -> FillingIn.seen(it, problems, person));
  }

  private void opensWhatStandsForForm() {
    var answer = person.asking().answer() == null ? lastLetter() : person.asking().answer();
    if (answer == null) {
      return;
    }
    var shown = person.screen().seen(answer, null);
    for (var button : shown.buttons()) {
      if (LEADING.contains(button)) {
        person.asking().presses(answer, button);
        problems.putAll(told(shown.words()));
      }
    }
  }

  /** What the desk wrote to them after their own last words. */
  private @Nullable StoredMessage lastLetter() {
    return person.standing(person.letters()).stream()
        .filter(it -> Long.parseLong(it.id) > Long.parseLong(lastWords))
        .filter(it -> person.isDesk(it.author))
        .reduce((_, last) -> last)
        .orElse(null);
  }

  /** Problems by the labels of the fields that the modal now has. */
  private Map<String, String> told(String words) {
    var told = new HashMap<String, String>();
    if (person.modal() instanceof OpenModal open) {
      for (var field : open.fields()) {
        var label = Json.text(field, "label");
        var line = Pattern.compile("(?m)^" + Pattern.quote(label) + ":? (.+)$").matcher(words);
        if (line.find()) {
          told.put(label, line.group(1));
        }
      }
    }
    return told;
  }

  @Override
  public List<Seen> notifications() {
    return person.pings().stream().map(it -> seen(it, place(it.channel))).toList();
  }

  private Place place(Channel channel) {
    return channel.isThread()
        ? new Place(platform, server, channel.deciding().id, channel.id)
        : Place.channel(platform, server, channel.id);
  }
}
