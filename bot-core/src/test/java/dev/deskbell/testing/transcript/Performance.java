package dev.deskbell.testing.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.testing.contract.Entry;
import dev.deskbell.testing.contract.Player;
import dev.deskbell.testing.contract.Seen;
import dev.deskbell.testing.contract.SeenForm;
import dev.deskbell.testing.transcript.Step.Spot;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.ThrowingRunnable;
import org.opentest4j.TestAbortedException;

/** Plays a transcript's steps, one after the other. */
public final class Performance {

  private static final ZoneId HOME = ZoneId.of("Europe/Berlin");
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  private final Theatre theatre;
  private final Duration patience;
  private final Map<String, ZoneId> homes = new HashMap<>();
  private final Map<String, Seen> lastSeen = new HashMap<>();
  private final Map<String, Posting> lastSaid = new HashMap<>();

  /**
   * @param patience how long to wait for what must be seen
   */
  public Performance(Theatre theatre, Duration patience) {
    this.theatre = theatre;
    this.patience = patience;
  }

  /** Fails with file and line where the story and what is seen differ. */
  public void plays(Transcript transcript) {
    for (var step : transcript.steps()) {
      try {
        plays(step);
      } catch (TestAbortedException skipped) {
        throw skipped;
      } catch (AssertionError | RuntimeException wrong) {
        throw new AssertionError(
            step.line().where() + ": " + step.line().text().strip() + "\n  " + wrong.getMessage(),
            wrong);
      }
    }
  }

  private void plays(Step step) {
    switch (step) {
      case Step.Lives(_, var who, var zone) -> {
        homes.put(who, zone);
        player(who);
      }
      case Step.Later(_, var by) -> theatre.later(by);
      case Step.Reports(_, var what, var over) -> theatre.monitoringReports(what, over);
      case Step.Unreachable(_, var who) -> theatre.stage().closedMessages().orSkip().accept(who);
      case Step.Types types -> types(types);
      case Step.Presses(_, var who, var button) -> player(who).presses(inFrontOf(who), button);
      case Step.Chooses(_, var who, var choice, var menu) ->
          player(who).chooses(inFrontOf(who), menu, choice);
      case Step.FillsIn(_, var who, var fields) -> fillsIn(player(who), fields);
      case Step.Edits(_, var who, var words) -> player(who).edits(said(who), words);
      case Step.Removes(_, var who) -> player(who).removes(said(who));
      case Step.Repeats(_, var who) -> player(who).isRepeated();
      case Step.Sees sees -> sees(sees);
      case Step.SeesForm sees -> seesForm(sees);
      case Step.SeesNoForm(_, var who) -> assertThat(player(who).form()).isEmpty();
    }
  }

  private Player player(String who) {
    return theatre.stage().player(who, homes.getOrDefault(who, HOME));
  }

  private void types(Step.Types it) {
    var player = player(it.who());
    if (it.spot() instanceof Spot.Messages) {
      player.writes(it.words());
      return;
    }
    var place = place(it.who(), it.spot());
    if (it.words().startsWith("/desk")) {
      player.types(place, it.words().substring("/desk".length()).strip());
    } else if (it.words().startsWith("@desk")) {
      player.mentions(place, it.words().substring("@desk".length()).strip());
    } else {
      lastSaid.put(it.who(), player.says(place, it.words()));
    }
  }

  private Place place(String who, Spot spot) {
    return switch (spot) {
      case Spot.Room(var name) -> theatre.stage().room(name);
      case Spot.Below() -> posting(who).thread();
      case Spot.Messages(), Spot.Whispers(), Spot.Notifications() ->
          throw new AssertionError("that is no place");
    };
  }

  private Posting posting(String who) {
    if (lastSeen.get(who) instanceof Seen seen && seen.posting() instanceof Posting posting) {
      return posting;
    }
    throw new AssertionError(who + " has seen no message yet whose thread this could be");
  }

  private Posting said(String who) {
    if (lastSaid.get(who) instanceof Posting posting) {
      return posting;
    }
    throw new AssertionError(who + " has said nothing yet");
  }

  /** What this person saw last, as it looks by now. */
  private Seen inFrontOf(String who) {
    if (!(lastSeen.get(who) instanceof Seen seen)) {
      throw new AssertionError(who + " has seen nothing yet to act on");
    }
    var player = player(who);
    var now =
        seen.posting() instanceof Posting posting
            ? player.sees(posting.place())
            : player.whispers();
    return now.stream().filter(it -> it.handle().equals(seen.handle())).findFirst().orElse(seen);
  }

  private void fillsIn(Player player, List<Step.FillsIn.Filled> fields) {
    awaited(() -> open(player));
    var form = open(player);
    var entries = new HashMap<String, Entry>();
    for (var field : fields) {
      var asked =
          form.field(field.label())
              .orElseThrow(() ->
                  new AssertionError("the form has no " + field.label() + " but " + form.fields()));
      entries.put(field.label(), entry(asked, field.value()));
    }
    player.submits(entries);
  }

  private Entry entry(SeenForm.SeenField field, String value) {
    return switch (field.takes()) {
      case CHOICES -> Entry.chosen(value.split(", "));
      case MOMENT -> moment(value);
      case WORDS -> Entry.typed(value);
      case PERSON -> new Entry.Someone(player(value.replaceFirst("^@", "")));
      case FILES -> throw new AssertionError("transcripts attach no files");
    };
  }

  private static Entry moment(String value) {
    try {
      return new Entry.When(LocalDateTime.parse(value, MOMENT));
    } catch (DateTimeParseException unread) {
      throw new AssertionError("a moment is written 2026-03-05 14:30, not " + value, unread);
    }
  }

  private void sees(Step.Sees it) {
    theatre.settles();
    switch (it.often()) {
      case SOMEWHERE -> lastSeen.put(it.who(), found(it).getLast());
      case ONCE -> {
        var found = found(it);
        assertThat(found).as("messages like this").hasSize(1);
        lastSeen.put(it.who(), found.getFirst());
      }
      case NOWHERE ->
          assertThat(matching(it)).extracting(Sight::told).as("must not be seen").isEmpty();
    }
  }

  private List<Seen> found(Step.Sees it) {
    try {
      return await()
          .atMost(patience)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> matching(it), found -> !found.isEmpty());
    } catch (ConditionTimeoutException notThere) {
      throw new AssertionError(instead(it), notThere);
    }
  }

  private List<Seen> matching(Step.Sees it) {
    return looking(it).stream().filter(seen -> it.sight().missingIn(seen).isEmpty()).toList();
  }

  private List<Seen> looking(Step.Sees it) {
    var player = player(it.who());
    return switch (it.spot()) {
      case Spot.Room _, Spot.Below _ -> player.sees(place(it.who(), it.spot()));
      case Spot.Messages() -> player.letters();
      case Spot.Whispers() -> player.whispers();
      case Spot.Notifications() -> player.notifications();
    };
  }

  private String instead(Step.Sees it) {
    var there = looking(it);
    if (there.isEmpty()) {
      return "there is nothing";
    }
    return there.stream()
        .map(seen ->
            Sight.told(seen) + "\n      lacks: " + it.sight().missingIn(seen).orElse("nothing"))
        .collect(Collectors.joining("\n", "what is there:\n", ""));
  }

  private void seesForm(Step.SeesForm it) {
    awaited(() -> shows(it, open(player(it.who()))));
  }

  private static SeenForm open(Player player) {
    return player.form().orElseThrow(() -> new AssertionError("no form is open"));
  }

  /** Some platforms open a form only after they have been answered. */
  private void awaited(ThrowingRunnable seen) {
    try {
      await().atMost(patience).pollInterval(Duration.ofMillis(20)).untilAsserted(seen);
    } catch (ConditionTimeoutException never) {
      if (never.getCause() instanceof AssertionError wrong) {
        throw wrong;
      }
      throw never;
    }
  }

  private static void shows(Step.SeesForm it, SeenForm form) {
    assertThat(form.title()).isEqualTo(it.title());
    var told =
        new Seen("", null, told(form), List.of(), List.of(), List.of(), List.of(), List.of());
    assertThat(it.sight().missingIn(told)).as("lacking in " + told.words()).isEmpty();
  }

  private static String told(SeenForm form) {
    return form.fields().stream()
        .map(it ->
            it.label()
                + ": "
                + it.value()
                + (form.problems().get(it.label()) instanceof String why ? " ! " + why : "")
                + (it.hint().isEmpty() ? "" : "\n" + it.hint()))
        .collect(Collectors.joining("\n"));
  }
}
