package dev.deskbell.testing.memory;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Answer;
import dev.deskbell.chat.Attachment;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Files;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Limits;
import dev.deskbell.chat.Message;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Reconciler;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Speaker;
import dev.deskbell.testing.memory.Wire.Event;
import dev.deskbell.testing.memory.Wire.Input;
import dev.deskbell.testing.memory.Wire.Request;
import dev.deskbell.testing.memory.Wire.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Between the desk and the platform in memory. Its small methods are what mutants get wrong. */
class MemoryAdapter implements ChatPlatform, Limits, Reconciler, Files {

  static final String NAME = "memory";
  static final String WORKSPACE = "town";
  private static final Pattern MENTION = Pattern.compile("<@([^>]+)>");

  final Conversation desk;
  final MemoryPlatform platform;
  private final String secret;
  private final MemoryCards cards;

  MemoryAdapter(Conversation desk, MemoryPlatform platform, String secret, MemoryCards cards) {
    this.desk = desk;
    this.platform = platform;
    this.secret = secret;
    this.cards = cards;
  }

  @Override
  public String name() {
    return NAME;
  }

  /** Memory takes whatever comes. */
  @Override
  public List<Budget> of(Outgoing outgoing) {
    return List.of();
  }

  // The desk hears.

  Wire.Answer hears(Request request) {
    if (!isGenuine(request)) {
      return new Wire.Answer.Rejected();
    }
    if (isOwn(request)) {
      return new Wire.Answer.Nothing();
    }
    var incoming = incoming(request);
    return incoming == null ? new Wire.Answer.Nothing() : answer(desk.receive(incoming));
  }

  boolean isGenuine(Request request) {
    return request.signature().equals(secret);
  }

  boolean isOwn(Request request) {
    return request.user().equals(MemoryPlatform.DESK);
  }

  String delivery(Request request) {
    return request.id();
  }

  @Nullable Incoming incoming(Request request) {
    var origin = origin(request);
    return switch (request.event()) {
      case Event.Commanded(var words) -> command(origin, words);
      case Event.Said said -> said(origin, said);
      case Event.Changed(var message, var words) ->
          new Incoming.Edited(origin, message(origin, message, words, List.of()));
      case Event.Deleted(var message) ->
          new Incoming.Removed(origin, new Posting(origin.at(), message));
      case Event.Clicked(var message, var widget, var value) ->
          new Incoming.Press(
              origin,
              call(widget),
              value == null ? List.of() : List.of(value),
              message == null ? null : new Posting(origin.at(), message));
      case Event.Typing(var dialog, var of, var field, var typed) ->
          new Incoming.Lookup(origin, lookup(dialog, of), field, typed, Map.of());
      case Event.Filled(var dialog, var inputs) ->
          new Incoming.Submission(origin, Call.parse(dialog), answers(inputs));
    };
  }

  private Call lookup(@Nullable String dialog, String command) {
    return dialog != null
        ? Call.parse(dialog)
        : desk.phrases().stream()
            .filter(it -> it.words().equals(command))
            .map(it -> Call.to(it.operation()))
            .findFirst()
            .orElseThrow();
  }

  /** The number before the colon keeps the ids of twins apart. */
  Call call(String widget) {
    return Call.parse(widget.substring(widget.indexOf(':') + 1));
  }

  private @Nullable Incoming said(Origin origin, Event.Said said) {
    var toDesk = "<@" + MemoryPlatform.DESK + ">";
    if (origin.audience() == Origin.Audience.DIRECT && !origin.at().isThread()) {
      return command(origin, said.words());
    }
    if (said.words().startsWith(toDesk)) {
      return command(origin, said.words().substring(toDesk.length()).strip());
    }
    return origin.at().isThread()
        ? new Incoming.Said(origin, message(origin, said.message(), said.words(), said.files()))
        : null;
  }

  Incoming command(Origin origin, String words) {
    var accounts = new HashMap<String, Account>();
    var named =
        MENTION
            .matcher(words)
            .replaceAll(it -> {
              accounts.put("@" + it.group(1), account(it.group(1)));
              return "@" + it.group(1);
            });
    return new Incoming.Command(origin, unescaped(named), Map.of(), accounts);
  }

  private Message message(Origin origin, String id, String words, List<Wire.Stored> files) {
    return new Message(
        new Posting(origin.at(), id), origin.by().account(), unescaped(words), attached(files));
  }

  private static String unescaped(String words) {
    return words.replaceAll("\\\\(\\p{Punct})", "$1");
  }

  static List<Attachment> attached(List<Wire.Stored> files) {
    return files.stream()
        .map(it ->
            new Attachment(
                NAME, WORKSPACE, it.id(), it.content().name(), it.content().bytes().length))
        .toList();
  }

  Map<String, Answer> answers(Map<String, Input> inputs) {
    var answers = new HashMap<String, Answer>();
    inputs.forEach((name, input) -> answers.put(name, answer(input)));
    return answers;
  }

  private static Answer answer(Input input) {
    return switch (input) {
      case Input.Words(var words) -> new Answer.Words(words);
      case Input.Values(var values) -> new Answer.Picked(values);
      case Input.User(var id) -> new Answer.Someone(account(id));
      case Input.Moment(var at) -> new Answer.At(at);
      case Input.Files(var files) -> new Answer.Attached(attached(files));
    };
  }

  Origin origin(Request request) {
    var place = new Place(NAME, WORKSPACE, request.channel(), request.thread());
    var audience =
        request.channel().startsWith("direct-") ? Origin.Audience.DIRECT : Origin.Audience.OPEN;
    var by = Speaker.member(account(request.user()), request.user());
    return new Origin(delivery(request), by, place, audience, request.at());
  }

  Wire.Answer answer(Reply reply) {
    return switch (reply) {
      case Reply.Whisper(var card) -> new Wire.Answer.Whispers(cards.draw(card, Set.of()));
      case Reply.Replace(var card) -> new Wire.Answer.Redraws(cards.draw(card, Set.of()));
      case Reply.Ask(var form) -> new Wire.Answer.Opens(cards.dialog(form), Map.of());
      case Reply.Amend(var form, var problems) ->
          new Wire.Answer.Opens(cards.dialog(form), problems);
      case Reply.Offer(var choices) -> new Wire.Answer.Suggests(MemoryCards.options(choices));
      case Reply.Preview _, Reply.Silence _ -> new Wire.Answer.Nothing();
    };
  }

  // The desk speaks.

  @Override
  public Receipt deliver(Outgoing outgoing) {
    return switch (outgoing) {
      case Outgoing.Post(var id, var to, var content, var notifying) ->
          receipt(to, platform.send(to.channel(), to.thread(), cards.draw(content, notifying), id));
      case Outgoing.Direct(var id, var to, var content) -> {
        var letters = direct(to.user());
        yield receipt(
            letters, platform.send(letters.channel(), null, cards.draw(content, Set.of()), id));
      }
      case Outgoing.Edit(_, var at, var content) ->
          receipt(
              at.place(),
              platform.change(at.place().channel(), at.message(), cards.draw(content, Set.of())));
      case Outgoing.Remove(_, var at) -> removed(at);
      case Outgoing.Upload _,
          Outgoing.MakeRoom _,
          Outgoing.Invite _,
          Outgoing.Topic _,
          Outgoing.Pin _,
          Outgoing.Follow _,
          Outgoing.Bookmark _,
          Outgoing.Archive _,
          Outgoing.Page _ ->
          new Receipt.Refused(Receipt.Reason.NOT_POSSIBLE, "only messages here");
    };
  }

  Receipt removed(Posting at) {
    platform.delete(at.place().channel(), at.message());
    return new Receipt.Delivered(null);
  }

  Receipt receipt(Place place, Result result) {
    return switch (result) {
      case Result.Done(var message) -> new Receipt.Delivered(new Posting(place, message));
      case Result.NoSuchPlace() ->
          new Receipt.Refused(Receipt.Reason.PLACE_GONE, place.channel() + " is gone");
      case Result.TooFast(var seconds, var scope) ->
          new Receipt.Later(Duration.ofSeconds(seconds), Receipt.Scope.valueOf(scope), "too fast");
      case Result.Broken() -> new Receipt.Unknown("the connection broke");
    };
  }

  @Override
  public Finding find(Outgoing outgoing, Instant attempted) {
    var found = platform.find(outgoing.id());
    return found == null
        ? new Finding.Absent()
        : new Finding.Done(
            new Posting(new Place(NAME, WORKSPACE, found.channel(), found.thread()), found.id()));
  }

  @Override
  public @Nullable FileContent fetch(Attachment file) {
    return platform.file(file.id());
  }

  static Account account(String user) {
    return new Account(NAME, WORKSPACE, user);
  }

  static Place direct(String user) {
    return Place.channel(NAME, WORKSPACE, "direct-" + user);
  }
}
