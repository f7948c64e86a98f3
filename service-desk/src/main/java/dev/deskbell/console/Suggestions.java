package dev.deskbell.console;

import dev.deskbell.chat.Call;
import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Phrase;
import dev.deskbell.chat.Phrase.Parameter;
import dev.deskbell.chat.Reply;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** What fits what is being typed: phrases, then their parameters, then values for these. */
final class Suggestions {
  private static final int MOST = 12;

  /** How the desk is addressed, if at all, and the rest. */
  private static final Pattern ADDRESSED =
      Pattern.compile("(\\s*[/@](?:desk|deskbell)(?:\\s+|$))?(.*)", Pattern.DOTALL);

  /** A parameter's name and the part of its value that is typed. */
  private static final Pattern NAMED =
      Pattern.compile("(?s)(.*\\s)?([a-z][a-z0-9-]*):(\"?[^\\s\"]*)");

  private final Conversation conversation;
  private final Residents residents;
  private final Talk talk;

  Suggestions(Conversation conversation, Residents residents, Talk talk) {
    this.conversation = conversation;
    this.residents = residents;
    this.talk = talk;
  }

  /**
   * One way to go on.
   *
   * @param whole what the composer holds when it is taken
   */
  record Suggestion(String whole, String label, String summary) {}

  ArrayNode of(Resident me, JsonNode request) {
    var spot = talk.spot(me, request);
    var typed = request.path("typed").asString("");
    return Drawing.all(
        fitting(me, spot, typed, request).stream().limit(MOST).toList(),
        it ->
            Drawing.put(
                Drawing.put(
                    Drawing.put(Drawing.object(), "whole", it.whole()), "label", it.label()),
                "summary",
                it.summary()));
  }

  private List<Suggestion> fitting(Resident me, Talk.Spot spot, String typed, JsonNode request) {
    var mention = mentionBeingTyped(typed);
    var parts = ADDRESSED.matcher(typed);
    if (!parts.matches()) {
      return List.of();
    }
    var prefix = parts.group(1) == null ? "" : parts.group(1);
    var direct = spot.kind() == Rooms.Kind.DIRECT && spot.thread() == null;
    var begin = typed.strip();
    if (prefix.isEmpty() && begin.startsWith("/")) {
      return phrases("/desk ", "/desk".startsWith(begin) ? "" : begin.substring(1));
    } else if (prefix.isEmpty() && (!direct || typed.isBlank())) {
      return mention;
    }
    var begun = prefix.isEmpty() || prefix.endsWith(" ") ? prefix : prefix + " ";
    var words = parts.group(2);
    var phrase = phraseOf(words);
    if (phrase.isEmpty()) {
      return mention.isEmpty() ? phrases(begun, words) : mention;
    }
    var values = values(me, spot, phrase.get(), begun + words, request);
    return values.isEmpty() && !mention.isEmpty() ? mention : values;
  }

  private List<Suggestion> phrases(String prefix, String typed) {
    var wanted = typed.strip().toLowerCase(Locale.ROOT);
    return conversation.phrases().stream()
        .filter(it -> matches(it, wanted))
        .sorted(Comparator.comparing(it -> !it.words().startsWith(wanted)))
        .map(it -> new Suggestion(prefix + it.words() + " ", usage(it), it.summary()))
        .toList();
  }

  private static boolean matches(Phrase phrase, String wanted) {
    return phrase.words().contains(wanted)
        || (wanted.length() > 2 && phrase.summary().toLowerCase(Locale.ROOT).contains(wanted));
  }

  private static String usage(Phrase phrase) {
    var needed =
        phrase.parameters().stream().filter(Parameter::required).map(it -> " ‹" + it.name() + "›");
    return Stream.concat(Stream.of(phrase.words()), needed).reduce("", String::concat);
  }

  /** The longest phrase that the words begin with and have gone beyond. */
  private Optional<Phrase> phraseOf(String words) {
    var said = words.toLowerCase(Locale.ROOT);
    return conversation.phrases().stream()
        .filter(it -> said.startsWith(it.words() + " "))
        .max(Comparator.comparingInt(it -> it.words().length()));
  }

  private List<Suggestion> values(
      Resident me, Talk.Spot spot, Phrase phrase, String whole, JsonNode request) {
    var named = NAMED.matcher(whole);
    if (named.matches()) {
      var kept = whole.substring(0, named.start(2));
      return phrase.parameters().stream()
          .filter(it -> it.name().equals(named.group(2)))
          .flatMap(it -> choices(me, spot, phrase, it, named.group(3).replace("\"", ""), request))
          .map(it -> value(kept + named.group(2) + ":", it))
          .toList();
    }
    var cut = Math.max(whole.lastIndexOf(' '), whole.lastIndexOf('\n')) + 1;
    var kept = whole.substring(0, cut);
    var typing = whole.substring(cut);
    var found = new ArrayList<Suggestion>();
    firstNeeded(phrase, kept)
        .ifPresent(it ->
            choices(me, spot, phrase, it, typing, request)
                .map(choice -> value(kept, choice))
                .forEach(found::add));
    parameters(phrase, whole, kept, typing).forEach(found::add);
    return found;
  }

  /** What is said without a name: only right behind the phrase. */
  private static Optional<Parameter> firstNeeded(Phrase phrase, String kept) {
    return kept.strip().endsWith(phrase.words())
        ? phrase.parameters().stream().filter(Parameter::required).findFirst()
        : Optional.empty();
  }

  private static Stream<Suggestion> parameters(
      Phrase phrase, String whole, String kept, String typing) {
    var nameless = phrase.parameters().stream().filter(Parameter::required).findFirst();
    return phrase.parameters().stream()
        .filter(it -> nameless.filter(it::equals).isEmpty())
        .filter(it -> it.name().startsWith(typing) && !whole.contains(" " + it.name() + ":"))
        .map(it -> new Suggestion(kept + it.name() + ":", it.name() + ":", it.summary()));
  }

  private Stream<Choice> choices(
      Resident me,
      Talk.Spot spot,
      Phrase phrase,
      Parameter parameter,
      String typed,
      JsonNode request) {
    if (parameter.kind() == Phrase.Kind.PERSON) {
      return people(typed).map(it -> new Choice("@" + it.user(), it.name()));
    } else if (!parameter.suggested()) {
      var wanted = typed.toLowerCase(Locale.ROOT);
      return parameter.choices().stream()
          .filter(it -> it.value().startsWith(wanted) || lower(it.label()).contains(wanted));
    }
    var lookup =
        new Incoming.Lookup(
            talk.typing(me, spot, request),
            Call.to(phrase.operation()),
            parameter.name(),
            typed,
            Map.of());
    return switch (conversation.receive(lookup)) {
      case Reply.Offer(var choices) -> choices.stream();
      case Reply.Whisper _,
          Reply.Replace _,
          Reply.Ask _,
          Reply.Amend _,
          Reply.Preview _,
          Reply.Silence _ ->
          Stream.of();
    };
  }

  private static Suggestion value(String kept, Choice choice) {
    var spaced = choice.value().chars().anyMatch(Character::isWhitespace);
    var said = spaced ? '"' + choice.value() + '"' : choice.value();
    var summary = choice.label().equals(choice.value()) ? "" : choice.value();
    return new Suggestion(kept + said + " ", choice.label(), summary);
  }

  private List<Suggestion> mentionBeingTyped(String typed) {
    var at = typed.lastIndexOf('@');
    if (at < 0 || typed.substring(at).chars().anyMatch(Character::isWhitespace)) {
      return List.of();
    }
    var kept = typed.substring(0, at);
    var wanted = typed.substring(at + 1);
    var desk =
        kept.isBlank() && "desk".startsWith(lower(wanted))
            ? Stream.of(new Suggestion(kept + "@desk ", "@desk", "Talk to the desk"))
            : Stream.<Suggestion>of();
    return Stream.concat(
            desk,
            people(wanted)
                .map(
                    it -> new Suggestion(kept + "@" + it.user() + " ", "@" + it.user(), it.name())))
        .toList();
  }

  private Stream<Resident> people(String typed) {
    var wanted = lower(typed).replace("@", "");
    return residents.all().stream()
        .filter(it -> it.user().startsWith(wanted) || lower(it.name()).contains(wanted));
  }

  private static String lower(String words) {
    return words.toLowerCase(Locale.ROOT);
  }
}
