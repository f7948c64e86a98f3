package dev.deskbell.discord;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Field;
import dev.deskbell.chat.Form;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Forms that can't be opened yet: a modal opens only as the first answer to a press or command. A
 * private message with a button stands in for each. They are kept here to be opened at once; where
 * they are not (another instance, a restart), the same button asks the desk, which has kept them
 * too.
 */
final class KeptForms {

  static final String BUTTON = "form";
  private static final int MOST = 2_000;
  private static final int MOST_PROBLEMS = 10;

  private final Map<Key, Form> kept = new LinkedHashMap<>();

  private record Key(String user, Call call) {}

  /** A card whose button opens the form. */
  Card leadingTo(String user, Form form) {
    keep(user, form);
    return Card.of(form.title(), Tone.CALM, new Block.Paragraph(Text.of("One more step.")))
        .with(Action.main(isNext(form) ? "Continue" : "Open the form", form.call()));
  }

  /** What is wrong, by field, and a button that opens the form as it was filled in. */
  Card mending(String user, Form form, Map<String, String> problems) {
    keep(user, form);
    var rows =
        form.fields().stream()
            .filter(it -> problems.containsKey(it.ask().name()))
            .limit(MOST_PROBLEMS)
            .map(it -> row(it, problems))
            .toList();
    var told =
        rows.isEmpty()
            ? new Block.Paragraph(Text.of("Something in it is not right yet."))
            : new Block.Facts(rows);
    return new Card(
        "Please look at this again",
        Tone.WARNING,
        List.of(told, new Block.Note(Text.of("Nothing you filled in is lost."))),
        List.of(Action.main("Change and send again", form.call())));
  }

  private static Block.Facts.Row row(Field field, Map<String, String> problems) {
    var problem = problems.getOrDefault(field.ask().name(), "");
    return new Block.Facts.Row(field.ask().label(), Text.of(problem.isBlank() ? "?" : problem));
  }

  private static boolean isNext(Form form) {
    return form.title().matches(".* [2-9]/\\d");
  }

  private synchronized void keep(String user, Form form) {
    if (kept.size() >= MOST) {
      kept.remove(kept.keySet().iterator().next());
    }
    kept.put(new Key(user, form.call()), form);
  }

  synchronized Optional<Form> find(String user, Call call) {
    return Optional.ofNullable(kept.get(new Key(user, call)));
  }

  /** It came back filled in. */
  synchronized void forget(String user, Call call) {
    kept.remove(new Key(user, call));
  }
}
