package dev.deskbell.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.slack.api.model.block.ContextBlock;
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

/** Slack's windows and pages: forms and cards drawn into them, and what people put there. */
final class SlackViews {

  private SlackViews() {}

  /** A form that remembers the way back to where it was asked for. */
  static JsonObject form(Form form, SlackWay way) {
    var view = SlackMessage.written(SlackForms.draw(form)).getAsJsonObject();
    view.addProperty("private_metadata", way.remembered());
    return view;
  }

  /** A form with problems above that can't be shown beside a field of what is open. */
  static JsonObject form(Form form, SlackWay way, Iterable<String> problems) {
    var view = form(form, way);
    var blocks = new JsonArray();
    problems.forEach(it -> blocks.add(SlackMessage.written(problem(it))));
    blocks.addAll(view.getAsJsonArray("blocks"));
    view.add("blocks", blocks);
    return view;
  }

  private static ContextBlock problem(String words) {
    var element = SlackText.plain("⚠️ " + words, Text.LONGEST);
    return ContextBlock.builder().elements(List.of(element)).build();
  }

  /** A card to read where there is no channel to whisper into. */
  static JsonObject reading(Card card, SlackWay way) {
    var view = new JsonObject();
    view.addProperty("type", "modal");
    view.add("title", SlackMessage.written(SlackText.plain(card.title(), Form.LONGEST_TITLE)));
    view.add("close", SlackMessage.written(SlackText.plain("Close", Form.LONGEST_TITLE)));
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
  static Map<String, Answer> answers(String workspace, Json view) {
    var answers = new HashMap<String, Answer>();
    view.at("state", "values")
        .members()
        .forEach(block ->
            block
                .getValue()
                .members()
                .flatMap(it -> answer(workspace, it.getValue()).stream())
                .forEach(it -> answers.put(block.getKey(), it)));
    return answers;
  }

  private static Optional<Answer> answer(String workspace, Json element) {
    return switch (element.text("type")) {
      case "plain_text_input" -> Optional.of(new Answer.Words(element.text("value")));
      case "static_select", "external_select", "radio_buttons" ->
          Optional.of(new Answer.Picked(values(List.of(element.at("selected_option")))));
      case "multi_static_select", "multi_external_select", "checkboxes" ->
          Optional.of(new Answer.Picked(values(element.list("selected_options"))));
      case "users_select" ->
          Optional.ofNullable(element.word("selected_user"))
              .map(it -> new Answer.Someone(new Account(Slack.NAME, workspace, it)));
      case "datetimepicker" ->
          Optional.of(element.number("selected_date_time"))
              .filter(it -> it > 0)
              .map(it -> new Answer.At(Instant.ofEpochSecond(it)));
      case "file_input" ->
          Optional.of(
              new Answer.Attached(
                  element.list("files").stream()
                      .flatMap(it -> SlackViews.file(workspace, it).stream())
                      .toList()));
      default -> Optional.empty();
    };
  }

  private static List<String> values(List<Json> options) {
    return options.stream().map(it -> it.text("value")).filter(it -> !it.isEmpty()).toList();
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
