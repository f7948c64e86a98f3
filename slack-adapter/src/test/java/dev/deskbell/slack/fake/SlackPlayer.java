package dev.deskbell.slack.fake;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.testing.contract.Entry;
import dev.deskbell.testing.contract.Player;
import dev.deskbell.testing.contract.Seen;
import dev.deskbell.testing.contract.SeenForm;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A person at their Slack client. */
public final class SlackPlayer implements Player {
  public static final String PLATFORM = "slack";
  private static final String OFFER = "Open the form";
  private static final Pattern LINK = Pattern.compile("<(https?://[^|>]+)(?:\\|[^>]*)?>");

  private final FakeSlack slack;
  private final Team team;
  private final Person person;
  private final Gestures gestures;
  private final Keyboard keyboard;
  private final Eyes eyes;
  private final Window window;
  private final Exchange exchange;
  private final List<Envelope> last = new ArrayList<>();
  private @Nullable Channel whispering;
  private boolean hasWritten;

  SlackPlayer(FakeSlack slack, Team team, Person person) {
    this.slack = slack;
    this.team = team;
    this.person = person;
    gestures = new Gestures(slack, team, person);
    keyboard = new Keyboard(team);
    eyes = new Eyes(team, person);
    window = new Window(slack, team, person, gestures);
    exchange = new Exchange(slack, team, person);
  }

  @Override
  public String name() {
    return person.name();
  }

  @Override
  public Account account() {
    return new Account(PLATFORM, team.id, person.id());
  }

  @Override
  public ZoneId zone() {
    return person.zone();
  }

  @Override
  public void types(Place at, String words) {
    commands(at, "/desk", words);
  }

  /** Gives any command in a channel. */
  public Answer commands(Place at, String command, String words) {
    var channel = channel(at);
    return commanded(channel, gestures.command(channel, command, keyboard.command(words)));
  }

  private Answer commanded(Channel channel, Envelope envelope) {
    last.clear();
    hasWritten = false;
    last.add(envelope);
    whispering = channel;
    return shows(envelope, null);
  }

  private Channel channel(Place at) {
    return team.channel(at.channel());
  }

  private Answer shows(Envelope envelope, @Nullable String original) {
    return exchange.shows(envelope, Objects.requireNonNull(whispering), original);
  }

  @Override
  public void mentions(Place at, String words) {
    speaks(at, "<@" + Team.BOT + "> " + keyboard.message(words), words, true);
  }

  @Override
  public void writes(String words) {
    var direct = team.direct(person.id());
    speaks(new Place(PLATFORM, team.id, direct.id, null), keyboard.message(words), words, false);
  }

  @Override
  public Posting says(Place at, String words, FileContent... files) {
    return speaks(at, keyboard.message(words), words, false, files);
  }

  private Posting speaks(
      Place at, String text, String typed, boolean mentions, FileContent... files) {
    var channel = channel(at);
    ObjectNode message;
    synchronized (team) {
      message = gestures.message(channel, at.thread(), text, keyboard.blocks(typed));
      gestures.attached(message, List.of(files));
      channel.messages.put(Json.text(message, "ts"), message);
    }
    last.clear();
    hasWritten = mentions || channel.kind == Channel.Kind.IM;
    if (channel.members.contains(Team.BOT)) {
      happens(slack.deliveries().said(channel, message));
      if (mentions) {
        happens(gestures.mention(channel, message));
      }
      var links = LINK.matcher(text).results().map(it -> it.group(1)).toList();
      if (!links.isEmpty()) {
        happens(gestures.linkShared(channel, message, links));
      }
    }
    return eyes.posting(channel, message);
  }

  private void happens(ObjectNode event) {
    last.add(slack.deliveries().happens(team, event));
  }

  @Override
  public void edits(Posting own, String words) {
    var channel = channel(own.place());
    ObjectNode before;
    ObjectNode after;
    synchronized (team) {
      var message = channel.message(own.message());
      before = message.deepCopy();
      message.put("text", keyboard.message(words)).set("blocks", keyboard.blocks(words));
      message.putObject("edited").put("user", person.id()).put("ts", team.stamps.ts());
      after = message.deepCopy();
    }
    last.clear();
    happens(slack.deliveries().changed(channel, before, after));
  }

  /** Slack adds the preview of a link to somebody's message: nobody has edited it. */
  public void isUnfurled(Posting own) {
    var channel = channel(own.place());
    var before = channel.message(own.message()).deepCopy();
    var after = before.deepCopy();
    after.putArray("attachments").addObject().put("from_url", "https://example.org/");
    last.clear();
    happens(slack.deliveries().changed(channel, before, after));
  }

  @Override
  public void removes(Posting own) {
    var channel = channel(own.place());
    var gone = channel.message(own.message());
    synchronized (team) {
      channel.messages.remove(own.message());
    }
    last.clear();
    happens(slack.deliveries().removed(channel, gone));
  }

  @Override
  public void presses(Seen on, String button) {
    var shown = eyes.shown(on);
    acts(on, shown, Controls.button(shown, button));
  }

  @Override
  public void chooses(Seen on, String menu, String choice) {
    var shown = eyes.shown(on);
    acts(on, shown, Controls.choice(shown, menu, choice));
  }

  private void acts(Seen on, ObjectNode message, ObjectNode action) {
    var posting = on.posting();
    var channel =
        posting == null ? eyes.ephemeral(on.handle()).channel() : channel(posting.place());
    last.clear();
    last.add(gestures.action(channel, message, posting == null, action));
    whispering = channel;
    shows(last.getFirst(), Json.text(message, "ts"));
  }

  /** Sets a reaction, or takes it back. */
  public void reacts(Posting to, String emoji, boolean added) {
    var channel = channel(to.place());
    last.clear();
    happens(gestures.reaction(channel, channel.message(to.message()), emoji, added));
  }

  /** Pins a message to its channel. */
  public void pins(Posting message) {
    var channel = channel(message.place());
    last.clear();
    happens(gestures.pin(channel, channel.message(message.message())));
  }

  /** Uses one of the app's shortcuts on a message. */
  public void usesShortcut(Posting on, String callback) {
    var channel = channel(on.place());
    commanded(channel, gestures.shortcut(channel, channel.message(on.message()), callback));
  }

  /** Uses one of the app's shortcuts that belong to no message. */
  public void usesShortcut(String callback) {
    commanded(team.direct(person.id()), gestures.globalShortcut(callback));
  }

  public void opensHome() {
    last.clear();
    happens(gestures.homeOpened());
  }

  /** The app's own page, as it was published for this person last. */
  public Optional<Seen> home() {
    return eyes.home();
  }

  /** Presses a button on the app's own page. */
  public void pressesAtHome(String button) {
    var home = Objects.requireNonNull(team.homes.get(person.id()), "no page");
    commanded(team.direct(person.id()), gestures.action(home, Controls.button(home, button)));
  }

  @Override
  public void submits(Map<String, Entry> entries) {
    last.clear();
    last.add(window.filled(entries));
    window.answered(slack.deliveries().tells(last.getFirst()));
  }

  /** Types into a field of the open form; what is offered can be chosen from then on. */
  public List<String> suggested(String label, String typed) {
    return window.suggested(label, typed);
  }

  /** A message opens no form: what is offered instead is pressed, as a person would. */
  @Override
  public Optional<SeenForm> form() {
    if (!window.isOpen() && hasWritten) {
      offered()
          .ifPresent(it -> {
            hasWritten = false;
            presses(it, OFFER);
          });
    }
    return window.seen();
  }

  private Optional<Seen> offered() {
    return whispers().reversed().stream()
        .filter(it -> it.buttons().equals(List.of(OFFER)))
        .findFirst();
  }

  @Override
  public void isRepeated() {
    for (var envelope : List.copyOf(last)) {
      if (envelope.kind() == Envelope.Kind.EVENTS_API) {
        slack.deliveries().until(envelope.again(team.stamps.now(), "http_timeout"));
      } else if (Json.text(envelope.payload(), "type").equals("view_submission")) {
        slack.deliveries().tells(envelope);
      } else {
        var ts = envelope.payload().path("container").path("message_ts");
        shows(envelope, ts.isMissingNode() ? null : ts.asString());
      }
    }
  }

  @Override
  public List<Seen> sees(Place at) {
    return eyes.sees(at);
  }

  @Override
  public List<Seen> whispers() {
    return eyes.whispers();
  }

  @Override
  public List<Seen> letters() {
    return eyes.letters();
  }

  @Override
  public List<Seen> notifications() {
    return eyes.notifications();
  }
}
