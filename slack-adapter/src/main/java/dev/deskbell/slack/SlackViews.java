package dev.deskbell.slack;

import static dev.deskbell.slack.SlackWords.said;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import com.slack.api.util.json.GsonFactory;
import dev.deskbell.chat.Account;
import dev.deskbell.chat.Answer;
import dev.deskbell.chat.Attachment;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Form;
import dev.deskbell.chat.Text;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Slack's windows and pages: forms and cards drawn into them, and what people put there. */
final class SlackViews {

  private static final Gson GSON = GsonFactory.createSnakeCase();

  private SlackViews() {}

  /** A form that remembers the way back to where it was asked for. */
  static JsonObject form(Form form, SlackWay way) {
    var view = written(SlackForms.draw(form)).getAsJsonObject();
    view.addProperty("private_metadata", way.remembered());
    return view;
  }

  /** A form with problems above that can't be shown beside a field of what is open. */
  static JsonObject form(Form form, SlackWay way, Iterable<String> problems) {
    var view = form(form, way);
    var blocks = new JsonArray();
    problems.forEach(it -> blocks.add(written(problem(it))));
    blocks.addAll(view.getAsJsonArray("blocks"));
    view.add("blocks", blocks);
    return view;
  }

  private static JsonElement written(Object drawn) {
    return GSON.toJsonTree(drawn);
  }

  private static ContextBlock problem(String words) {
    var element = SlackText.plain("⚠️ " + words, Text.LONGEST);
    return ContextBlock.builder().elements(List.of(element)).build();
  }

  /** A card to read where there is no channel to whisper into. */
  static JsonObject reading(Card card, SlackWay way) {
    var view = new JsonObject();
    view.addProperty("type", "modal");
    view.add("title", written(SlackText.plain(card.title(), Form.LONGEST_TITLE)));
    view.add("close", written(SlackText.plain("Close", Form.LONGEST_TITLE)));
    view.add("blocks", SlackCards.draw(card, Set.of()).tree());
    view.addProperty("private_metadata", way.remembered());
    return view;
  }

  /** The desk's own page. */
  static String home(SlackMessage card) {
    var view = new JsonObject();
    view.addProperty("type", "home");
    view.add("blocks", card.tree());
    return view.toString();
  }

  /** What was put into the fields of a window, by field. */
  static Map<String, Answer> answers(String workspace, View view) {
    var answers = new HashMap<String, Answer>();
    var state = view.getState();
    if (state != null && state.getValues() != null) {
      state
          .getValues()
          .forEach((field, inputs) ->
              inputs.values().stream()
                  .flatMap(it -> answer(workspace, it).stream())
                  .forEach(it -> answers.put(field, it)));
    }
    return answers;
  }

  private static Optional<Answer> answer(String workspace, ViewState.Value input) {
    return switch (said(input.getType())) {
      case "plain_text_input" -> Optional.of(new Answer.Words(said(input.getValue())));
      case "static_select", "external_select", "radio_buttons" ->
          Optional.of(new Answer.Picked(values(some(input.getSelectedOption()))));
      case "multi_static_select", "multi_external_select", "checkboxes" ->
          Optional.of(new Answer.Picked(values(all(input.getSelectedOptions()))));
      case "users_select" ->
          Optional.of(said(input.getSelectedUser()))
              .filter(it -> !it.isEmpty())
              .map(it -> new Answer.Someone(new Account(Slack.NAME, workspace, it)));
      case "datetimepicker" ->
          some(input.getSelectedDateTime())
              .filter(it -> it > 0)
              .findFirst()
              .map(it -> new Answer.At(Instant.ofEpochSecond(it)));
      case "file_input" ->
          Optional.of(
              new Answer.Attached(
                  all(input.getFiles())
                      .flatMap(it -> file(workspace, it.getId(), it.getName(), it.getSize()))
                      .toList()));
      default -> Optional.empty();
    };
  }

  private static <T> Stream<T> some(@Nullable T value) {
    return Stream.ofNullable(value);
  }

  private static <T> Stream<T> all(@Nullable List<T> values) {
    return values == null ? Stream.of() : values.stream();
  }

  private static List<String> values(Stream<ViewState.SelectedOption> options) {
    return options.map(it -> said(it.getValue())).filter(it -> !it.isEmpty()).toList();
  }

  private static Stream<Attachment> file(
      String workspace, @Nullable String id, @Nullable String name, @Nullable Integer size) {
    return id == null
        ? Stream.of()
        : Stream.of(new Attachment(Slack.NAME, workspace, id, said(name), size == null ? 0 : size));
  }

  /** A file as Slack describes it; nothing for one that was taken away. */
  static Optional<Attachment> file(String workspace, Json file) {
    return Optional.ofNullable(file.word("id"))
        .filter(_ -> !file.text("mode").equals("tombstone"))
        .map(it ->
            new Attachment(Slack.NAME, workspace, it, file.text("name"), file.number("size")));
  }

  /** The same in words, for looking up what fits to the rest. */
  static Map<String, String> given(Map<String, Answer> answers) {
    var given = new HashMap<String, String>();
    answers.forEach((field, answer) -> {
      var words =
          switch (answer) {
            case Answer.Words(var typed) -> typed;
            case Answer.Picked(var values) -> String.join(",", values);
            case Answer.Someone(var account) -> "@" + account.user();
            case Answer.At(var moment) -> moment.toString();
            case Answer.Attached _ -> "";
          };
      if (!words.isBlank()) {
        given.put(field, words);
      }
    });
    return given;
  }
}
