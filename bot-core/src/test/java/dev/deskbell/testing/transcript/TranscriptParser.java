package dev.deskbell.testing.transcript;

import dev.deskbell.testing.transcript.Step.Often;
import dev.deskbell.testing.transcript.Step.Spot;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads transcripts line by line; what stands indented below a line belongs to it. */
final class TranscriptParser {

  private static final String WHO = "(?<who>[a-z]+) ";
  private static final String WHERE =
      "(?:in (?:#(?<room>[a-z0-9-]+)|the (?<thread>thread)|(?<messages>messages)) )?";

  /** How a line may begin, and what it then means. */
  private record Rule(Pattern pattern, BiFunction<Matcher, Paragraph, Step> meaning) {
    static Rule of(String pattern, BiFunction<Matcher, Paragraph, Step> meaning) {
      return new Rule(Pattern.compile(pattern), meaning);
    }
  }

  /** A line and what stands indented below it. */
  private record Paragraph(Line line, List<Line> below) {}

  private static final List<Rule> RULES =
      List.of(
          Rule.of(
              WHO + "lives in (?<zone>\\S+)",
              (it, at) -> new Step.Lives(at.line(), it.group("who"), zone(it, at.line()))),
          Rule.of(
              "later: (?<many>\\d+) (?<unit>second|minute|hour|day)s?",
              (it, at) -> new Step.Later(at.line(), duration(it))),
          Rule.of(
              "monitoring reports(?<over> the end of)?: (?<words>.+)",
              (it, at) -> new Step.Reports(at.line(), it.group("words"), it.group("over") != null)),
          Rule.of(
              WHO + "takes no direct messages",
              (it, at) -> new Step.Unreachable(at.line(), it.group("who"))),
          Rule.of(
              WHO + WHERE + "types: (?<words>.+)",
              (it, at) ->
                  new Step.Types(
                      at.line(), it.group("who"), spot(it, at.line()), it.group("words"))),
          Rule.of(
              WHO + "presses \"(?<button>[^\"]+)\"",
              (it, at) -> new Step.Presses(at.line(), it.group("who"), it.group("button"))),
          Rule.of(
              WHO + "chooses \"(?<choice>[^\"]+)\" from \"(?<menu>[^\"]+)\"",
              (it, at) ->
                  new Step.Chooses(
                      at.line(), it.group("who"), it.group("choice"), it.group("menu"))),
          Rule.of(
              WHO + "fills in",
              (it, at) -> new Step.FillsIn(at.line(), it.group("who"), fields(at))),
          Rule.of(
              WHO + "edits it: (?<words>.+)",
              (it, at) -> new Step.Edits(at.line(), it.group("who"), it.group("words"))),
          Rule.of(WHO + "removes it", (it, at) -> new Step.Removes(at.line(), it.group("who"))),
          Rule.of(WHO + "does it again", (it, at) -> new Step.Repeats(at.line(), it.group("who"))),
          Rule.of(
              WHO + "sees no form", (it, at) -> new Step.SeesNoForm(at.line(), it.group("who"))),
          Rule.of(
              WHO + "sees the form \"(?<title>[^\"]+)\"",
              (it, at) ->
                  new Step.SeesForm(
                      at.line(), it.group("who"), it.group("title"), new Sight(words(at)))),
          Rule.of(
              WHO
                  + WHERE
                  + "(?<alone>alone )?(?<often>sees|sees once|does not see|is told of|is not told of)"
                  + "(?:: (?<words>.+))?",
              TranscriptParser::sees));

  private TranscriptParser() {}

  static List<Step> parse(String file, List<String> text) {
    var steps = new ArrayList<Step>();
    @Nullable Paragraph open = null;
    for (var number = 1; number <= text.size(); number++) {
      var line = new Line(file, number, text.get(number - 1));
      if (line.isSilent()) {
        continue;
      }
      if (!line.isIndented()) {
        addTo(steps, open);
        open = new Paragraph(line, new ArrayList<>());
      } else if (open == null) {
        throw new Misprint(line, "this belongs to nothing");
      } else {
        open.below().add(line);
      }
    }
    addTo(steps, open);
    return List.copyOf(steps);
  }

  private static void addTo(List<Step> steps, @Nullable Paragraph paragraph) {
    if (paragraph != null) {
      steps.add(step(paragraph));
    }
  }

  private static Step step(Paragraph paragraph) {
    var text = paragraph.line().text().strip();
    for (var rule : RULES) {
      var match = rule.pattern().matcher(text);
      if (match.matches()) {
        var step = rule.meaning().apply(match, paragraph);
        requireNothingBelow(step, paragraph);
        return step;
      }
    }
    throw new Misprint(paragraph.line(), "nobody knows what this means");
  }

  private static void requireNothingBelow(Step step, Paragraph paragraph) {
    var mayHave =
        switch (step) {
          case Step.FillsIn _, Step.Sees _, Step.SeesForm _ -> true;
          case Step.Lives _,
              Step.Later _,
              Step.Reports _,
              Step.Unreachable _,
              Step.Types _,
              Step.Presses _,
              Step.Chooses _,
              Step.Edits _,
              Step.Removes _,
              Step.Repeats _,
              Step.SeesNoForm _ ->
              false;
        };
    if (!mayHave && !paragraph.below().isEmpty()) {
      throw new Misprint(paragraph.below().getFirst(), "nothing may stand below that line");
    }
  }

  private static Step sees(Matcher it, Paragraph at) {
    var lines = new ArrayList<String>();
    if (it.group("words") != null) {
      lines.add(it.group("words"));
    }
    lines.addAll(words(at));
    if (lines.isEmpty()) {
      throw new Misprint(at.line(), "it doesn't say what");
    }
    var often =
        switch (it.group("often")) {
          case "sees once" -> Often.ONCE;
          case "does not see", "is not told of" -> Often.NOWHERE;
          default -> Often.SOMEWHERE;
        };
    return new Step.Sees(at.line(), it.group("who"), seeingSpot(it, at), often, new Sight(lines));
  }

  private static Spot seeingSpot(Matcher it, Paragraph at) {
    if (it.group("often").endsWith("told of")) {
      return new Spot.Notifications();
    }
    return it.group("alone") != null ? new Spot.Whispers() : spot(it, at.line());
  }

  private static Spot spot(Matcher it, Line line) {
    if (it.group("room") instanceof String room) {
      return new Spot.Room(room);
    } else if (it.group("thread") != null) {
      return new Spot.Below();
    } else if (it.group("messages") != null) {
      return new Spot.Messages();
    }
    throw new Misprint(line, "it doesn't say where (in #room, in the thread, in messages)");
  }

  private static List<String> words(Paragraph at) {
    return at.below().stream().map(it -> it.text().strip()).toList();
  }

  private static List<Step.FillsIn.Filled> fields(Paragraph at) {
    return at.below().stream().map(TranscriptParser::field).toList();
  }

  private static Step.FillsIn.Filled field(Line line) {
    var text = line.text().strip();
    var end = text.indexOf(": ");
    if (end < 1) {
      throw new Misprint(line, "a field is 'Label: value'");
    }
    return new Step.FillsIn.Filled(line, text.substring(0, end), text.substring(end + 2).strip());
  }

  private static ZoneId zone(Matcher it, Line line) {
    try {
      return ZoneId.of(it.group("zone"));
    } catch (DateTimeException unknown) {
      throw new Misprint(line, "no such zone");
    }
  }

  private static Duration duration(Matcher it) {
    var many = Long.parseLong(it.group("many"));
    return switch (it.group("unit")) {
      case "second" -> Duration.ofSeconds(many);
      case "minute" -> Duration.ofMinutes(many);
      case "hour" -> Duration.ofHours(many);
      default -> Duration.ofDays(many);
    };
  }
}
