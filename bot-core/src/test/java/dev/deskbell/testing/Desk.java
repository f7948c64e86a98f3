package dev.deskbell.testing;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Action;
import dev.deskbell.chat.Answer;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Field;
import dev.deskbell.chat.Form;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Message;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Speaker;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Talks to the desk as people do, on a platform that exists only here: {@code
 * desk.as("ana").types("incident declare Checkout is down")}.
 */
public final class Desk {
  /** The name of the platform everybody is on. */
  public static final String PLATFORM = "test";

  public static final String WORKSPACE = "acme";

  private final AtomicInteger deliveries = new AtomicInteger();
  private final Conversation conversation;
  private final Clock clock;

  public Desk(Conversation conversation, Clock clock) {
    this.conversation = conversation;
    this.clock = clock;
  }

  public Someone as(String user) {
    return new Someone(Speaker.member(account(user), user));
  }

  public static Account account(String user) {
    return new Account(PLATFORM, WORKSPACE, user);
  }

  /** A person on the platform. */
  public final class Someone {
    private final Speaker speaker;

    private Someone(Speaker speaker) {
      this.speaker = speaker;
    }

    public Answered types(String words) {
      return types(words, Map.of(), Map.of());
    }

    public Answered types(
        String words, Map<String, String> options, Map<String, Account> mentioned) {
      return does(it -> new Incoming.Command(it, words, options, mentioned));
    }

    /** A button on a card in a room. */
    public Answered presses(Call call, String... picked) {
      var card = new Posting(Place.channel(PLATFORM, WORKSPACE, "room"), "card");
      return does(it -> new Incoming.Press(it, call, List.of(picked), card));
    }

    public Answered opensHome() {
      return does(Incoming.HomeOpened::new);
    }

    public Answered calls(String operation, Message message) {
      return does(it -> new Incoming.Shortcut(it, Call.to(operation), message));
    }

    public List<Choice> looksUp(Call call, String field, String typed) {
      var reply = does(it -> new Incoming.Lookup(it, call, field, typed, Map.of())).reply();
      return reply instanceof Reply.Offer(var choices) ? choices : List.of();
    }

    public Answered does(Function<Origin, Incoming> deed) {
      return hears(deed.apply(origin(speaker)));
    }

    private Answered hears(Incoming incoming) {
      return new Answered(this, incoming, conversation.receive(incoming));
    }
  }

  private Origin origin(Speaker speaker) {
    var room = Place.channel(PLATFORM, WORKSPACE, "room");
    var delivery = "delivery-" + deliveries.incrementAndGet();
    return new Origin(delivery, speaker, room, Origin.Audience.OPEN, clock.instant());
  }

  /** What somebody was answered, and what they can do about it. */
  public static final class Answered {
    private final Someone by;
    private final Incoming incoming;
    private final Reply reply;

    private Answered(Someone by, Incoming incoming, Reply reply) {
      this.by = by;
      this.incoming = incoming;
      this.reply = reply;
    }

    public Reply reply() {
      return reply;
    }

    /** The same delivery once more, as platforms do when they are unsure. */
    public Answered again() {
      return by.hears(incoming);
    }

    public Card card() {
      return switch (reply) {
        case Reply.Whisper(var card) -> card;
        case Reply.Replace(var card) -> card;
        case Reply.Ask _, Reply.Amend _, Reply.Offer _, Reply.Preview _, Reply.Silence _ ->
            throw new AssertionError("no card but " + reply);
      };
    }

    public Form form() {
      return switch (reply) {
        case Reply.Ask(var form) -> form;
        case Reply.Amend(var form, _) -> form;
        case Reply.Whisper _, Reply.Replace _, Reply.Offer _, Reply.Preview _, Reply.Silence _ ->
            throw new AssertionError("no form but " + reply);
      };
    }

    public Map<String, String> problems() {
      return reply instanceof Reply.Amend(_, var problems) ? problems : Map.of();
    }

    /** All that can be read in it. */
    public String text() {
      return card().plain();
    }

    public List<String> buttons() {
      return card().actions().stream().flatMap(it -> label(it).stream()).toList();
    }

    /** Presses a button of the card, which only they see. */
    public Answered presses(String label) {
      var call =
          card().actions().stream()
              .filter(it -> it instanceof Action.Button(var its, _, _) && its.equals(label))
              .map(it -> ((Action.Button) it).call())
              .findFirst()
              .orElseThrow(() -> new AssertionError("no “" + label + "” among " + buttons()));
      return by.does(it -> new Incoming.Press(it, call, List.of(), null));
    }

    /** Fills in the form and sends it; what is not named stays as it stands there. */
    public Answered sends(Map<String, String> filled) {
      var answers = new HashMap<String, Answer>();
      for (var field : form().fields()) {
        answers.put(field.ask().name(), answer(field, filled.get(field.ask().name())));
      }
      return by.does(it -> new Incoming.Submission(it, form().call(), answers));
    }

    private static List<String> label(Action action) {
      return switch (action) {
        case Action.Button(var label, _, _) -> List.of(label);
        case Action.Menu _, Action.Link _ -> List.of();
      };
    }

    private static Answer answer(Field field, @Nullable String filled) {
      return switch (field) {
        case Field.Line(_, var value, _) -> new Answer.Words(filled == null ? value : filled);
        case Field.Area(_, var value, _) -> new Answer.Words(filled == null ? value : filled);
        case Field.Pick(_, _, var chosen, _, _) ->
            new Answer.Picked(filled == null ? chosen : List.of(filled));
        case Field.PersonPick(_, var chosen) when filled == null && chosen != null ->
            new Answer.Someone(chosen);
        case Field.PersonPick _ when filled == null -> new Answer.Words("");
        case Field.PersonPick _ -> new Answer.Someone(account(filled));
        case Field.Moment(_, var chosen, _) when filled == null && chosen != null ->
            new Answer.At(chosen);
        case Field.Moment _ -> moment(filled == null ? "" : filled);
        case Field.Upload _ -> new Answer.Attached(List.of());
      };
    }

    private static Answer moment(String filled) {
      return filled.endsWith("Z") ? new Answer.At(Instant.parse(filled)) : new Answer.Words(filled);
    }
  }
}
