package dev.deskbell.console;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Answer;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Field;
import dev.deskbell.chat.Form;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Phrase;
import dev.deskbell.chat.Phrase.Kind;
import dev.deskbell.chat.Phrase.Parameter;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Receipt.Delivered;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A desk that knows a few lines by heart; stands in for the core. */
final class ScriptedDesk implements Conversation {
  private static final AtomicInteger DEEDS = new AtomicInteger();

  final List<Incoming> heard = new CopyOnWriteArrayList<>();
  private final Set<String> acted = new HashSet<>();
  private final Map<String, String> titles = new HashMap<>();
  private final Map<String, Posting> cards = new HashMap<>();
  private @Nullable ChatPlatform platform;

  void speaksThrough(ChatPlatform itsPlatform) {
    platform = itsPlatform;
  }

  @Override
  public List<Phrase> phrases() {
    return List.of(
        new Phrase("help", "help", "What can be said", List.of(), null),
        new Phrase(
            "incident.declare",
            "incident declare",
            "Something is broken",
            List.of(
                new Parameter("title", "What is broken", Kind.WORDS, true, List.of(), false),
                new Parameter("impact", "How many are hurt", Kind.WORDS, false, LEVELS, false),
                new Parameter("service", "Which service", Kind.WORDS, false, List.of(), true),
                new Parameter("to", "Who should look", Kind.PERSON, false, List.of(), false)),
            "Report as an incident"),
        new Phrase(
            "incident.ack",
            "incident ack",
            "Acknowledge an incident",
            List.of(new Parameter("incident", "Which", Kind.WORDS, true, List.of(), true)),
            null),
        new Phrase(
            "request.new", "request new", "Ask for something", List.of(), "Turn into a request"));
  }

  private static final List<Choice> LEVELS =
      List.of(new Choice("high", "High"), new Choice("medium", "Medium"), new Choice("low", "Low"));

  @Override
  public synchronized Reply receive(Incoming incoming) {
    heard.add(incoming);
    var again = !acted.add(incoming.origin().delivery());
    return switch (incoming) {
      case Incoming.Command(var origin, var words, _, _)
          when words.startsWith("incident declare ") ->
          again ? new Reply.Silence() : declare(origin.at(), words.substring(17));
      case Incoming.Command(_, var words, _, _) when words.startsWith("request") ->
          new Reply.Ask(laptop(""));
      case Incoming.Command(_, var words, _, _) when words.startsWith("break") ->
          throw new IllegalStateException("as asked");
      case Incoming.Command(_, var words, _, _) when words.startsWith("help") ->
          new Reply.Whisper(help());
      case Incoming.Command(_, var words, _, _) -> new Reply.Whisper(start(words));
      case Incoming.Press press -> pressed(press, again);
      case Incoming.Submission submission -> submitted(submission);
      case Incoming.Lookup(_, _, _, var typed, _) -> new Reply.Offer(services(typed));
      case Incoming.Shortcut(_, _, var message) -> new Reply.Ask(laptop(message.words()));
      case Incoming.Said _,
          Incoming.Edited _,
          Incoming.Removed _,
          Incoming.Reaction _,
          Incoming.Linked _,
          Incoming.HomeOpened _ ->
          new Reply.Silence();
    };
  }

  private Reply pressed(Incoming.Press press, boolean again) {
    var about = press.call().about();
    return switch (press.call().operation()) {
      case "request.new" -> new Reply.Ask(laptop(""));
      case "start" -> new Reply.Replace(start(""));
      case "help" -> new Reply.Replace(help());
      case "incident.ack" -> {
        if (!again) {
          var who = press.origin().by().name();
          edit(about, Tone.WARNING, "Acknowledged by " + who);
        }
        yield new Reply.Silence();
      }
      case "incident.resolve" -> {
        if (!again) {
          edit(about, Tone.GOOD, "Resolved");
        }
        yield new Reply.Silence();
      }
      default ->
          new Reply.Whisper(
              Card.of(
                  "You picked " + String.join(", ", press.choices()),
                  Tone.CALM,
                  new Block.Paragraph(Text.of("Only you see this."))));
    };
  }

  private Reply submitted(Incoming.Submission submission) {
    var why = submission.answers().get("why");
    if (why instanceof Answer.Words(var words) && words.length() < 4) {
      return new Reply.Amend(
          laptop(words), Map.of("why", "Say a little more: what will you use it for?"));
    }
    return new Reply.Whisper(
        Card.of(
            "REQ-1 A laptop",
            Tone.GOOD,
            new Block.Paragraph(Text.of("Your request is with the workplace team."))));
  }

  private Reply declare(Place at, String title) {
    var ref = "INC-" + (titles.size() + 1);
    titles.put(ref, title);
    var card = incident(ref, Tone.ALARM, "New");
    cards.put(ref, say(new Outgoing.Post(deed(), at.withoutThread(), card, Set.of())));
    say(
        new Outgoing.Post(
            deed(),
            Objects.requireNonNull(cards.get(ref)).thread(),
            new Saying(Text.of("Reported. Replies in this thread reach the reporter.")),
            Set.of()));
    return new Reply.Silence();
  }

  private void edit(String ref, Tone tone, String state) {
    var at = cards.get(ref);
    if (at != null) {
      say(new Outgoing.Edit(deed(), at, incident(ref, tone, state)));
    }
  }

  private Posting say(Outgoing outgoing) {
    var receipt = Objects.requireNonNull(platform).deliver(outgoing);
    if (receipt instanceof Delivered(var posting) && posting != null) {
      return posting;
    }
    throw new IllegalStateException(receipt.toString());
  }

  static String deed() {
    return "deed-" + DEEDS.incrementAndGet();
  }

  Card incident(String ref, Tone tone, String state) {
    var facts =
        new Block.Facts(
            List.of(
                new Block.Facts.Row("Priority", Text.strong("P1")),
                new Block.Facts.Row("State", Text.of(state)),
                new Block.Facts.Row("Service", Text.of(new Span.Code("checkout"))),
                new Block.Facts.Row(
                    "Reported by",
                    Text.of(new Span.Mention(Workspace.account("ana"), "Ana Sousa"))),
                new Block.Facts.Row(
                    "Opened",
                    Text.of(
                        new Span.Timestamp(
                            Instant.parse("2026-03-03T09:00:00Z"),
                            Span.Timestamp.Style.MOMENT,
                            "3 March 09:00 UTC")))));
    var card =
        new Card(
            ref + " " + titles.getOrDefault(ref, ""),
            tone,
            List.of(facts, new Block.Note(Text.of("Replies in the thread reach the reporter."))),
            new ArrayList<>());
    if (tone == Tone.GOOD) {
      return card;
    }
    return card.with(
        tone == Tone.ALARM
            ? Action.main("Acknowledge", new Call("incident.ack", ref))
            : Action.main("Resolve", new Call("incident.resolve", ref)),
        Action.button("Hold", new Call("incident.hold", ref)),
        new Action.Menu("Hand to …", new Call("incident.team", ref), LEVELS),
        new Action.Link("Runbook", URI.create("https://example.org/runbook")));
  }

  private static Card start(String words) {
    var card =
        Card.of(
            "What can I do for you?",
            Tone.CALM,
            new Block.Paragraph(
                words.isBlank()
                    ? Text.of("Raise a request, report an incident, or see what waits for you.")
                    : Text.of("I don't know the command “" + words + "”, but nothing is lost.")));
    return card.with(
        Action.main("Request something", Call.to("request.new")),
        Action.danger("Report an incident", Call.to("incident.declare")),
        Action.button("Help", Call.to("help")));
  }

  private static Card help() {
    return Card.of(
            "What can be said",
            Tone.QUIET,
            new Block.Table(
                List.of("Say", "To"),
                List.of(
                    List.of(
                        Text.of(new Span.Code("incident declare ‹title›")),
                        Text.of("Something is broken")),
                    List.of(Text.of(new Span.Code("request new")), Text.of("Ask for something")))),
            new Block.Note(
                Text.of("More in ")
                    .and(new Span.Link("the handbook", URI.create("https://example.org/desk")))))
        .with(Action.button("Back", Call.to("start")));
  }

  static Form laptop(String why) {
    return new Form(
        "Request a laptop",
        Call.to("request.laptop"),
        "Send request",
        List.of(
            new Field.Area(ask("why", "What is it for?", "One sentence is enough", true), why, 500),
            new Field.Pick(
                ask("model", "Model", "", true),
                List.of(new Choice("air", "Light, 13 inch"), new Choice("pro", "Strong, 16 inch")),
                List.of("air"),
                1,
                false),
            new Field.Pick(
                ask("service", "Service", "Type to search", false), List.of(), List.of(), 1, true),
            new Field.PersonPick(
                ask("boss", "Who approves?", "", false), Workspace.account("mona")),
            new Field.Moment(
                ask("when", "Needed by", "", false),
                Instant.parse("2026-03-10T08:00:00Z"),
                "Europe/Lisbon")));
  }

  private static List<Choice> services(String typed) {
    return List.of(
            new Choice("checkout", "Checkout"),
            new Choice("vpn", "VPN"),
            new Choice("e-mail", "E-mail"))
        .stream()
        .filter(it -> it.value().startsWith(typed.toLowerCase(java.util.Locale.ROOT)))
        .toList();
  }

  private static Field.Ask ask(String name, String label, String hint, boolean required) {
    return new Field.Ask(name, label, hint, required);
  }
}
