package dev.deskbell.slack;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.DatetimePickerElement;
import com.slack.api.model.block.element.ExternalSelectElement;
import com.slack.api.model.block.element.FileInputElement;
import com.slack.api.model.block.element.MultiExternalSelectElement;
import com.slack.api.model.block.element.MultiStaticSelectElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.block.element.UsersSelectElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.deskbell.chat.Account;
import dev.deskbell.chat.Clip;
import dev.deskbell.chat.Field;
import dev.deskbell.chat.Form;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Draws forms as Slack's modals: a field's name is its block's id, the call the view's. */
final class SlackForms {

  private static final int MOST_FILES = 10;
  private static final int LONGEST_HINT = 150;

  private SlackForms() {}

  static View draw(Form form) {
    return View.builder()
        .type("modal")
        .callbackId(form.call().toString())
        .title(title(form.title()))
        .submit(
            ViewSubmit.builder()
                .type("plain_text")
                .text(words(form.submit(), Form.LONGEST_SUBMIT))
                .emoji(false)
                .build())
        .close(ViewClose.builder().type("plain_text").text("Cancel").build())
        .blocks(form.fields().stream().map(SlackForms::block).toList())
        .build();
  }

  /** Whether that window shows this form, with all of these fields. */
  static boolean isShown(Form form, Set<String> fields, View view) {
    var blocks = view.getBlocks() == null ? List.<LayoutBlock>of() : view.getBlocks();
    var shown =
        blocks.stream().map(it -> SlackWords.said(it.getBlockId())).collect(Collectors.toSet());
    return !fields.isEmpty()
        && shown.containsAll(fields)
        && form.call().toString().equals(view.getCallbackId());
  }

  private static ViewTitle title(String title) {
    return ViewTitle.builder()
        .type("plain_text")
        .text(words(title, Form.LONGEST_TITLE))
        .emoji(false)
        .build();
  }

  private static String words(String words, int longest) {
    return Clip.to(longest, SlackText.something(words));
  }

  private static LayoutBlock block(Field field) {
    var ask = field.ask();
    var hint = ask.hint().isBlank() ? null : SlackText.plain(ask.hint(), LONGEST_HINT);
    return InputBlock.builder()
        .blockId(ask.name())
        .label(SlackText.plain(ask.label(), Field.Ask.LONGEST_LABEL))
        .hint(hint)
        .optional(!ask.required())
        .element(element(field))
        .build();
  }

  private static BlockElement element(Field field) {
    var name = field.ask().name();
    return switch (field) {
      case Field.Line(_, var value, var longest) -> typed(name, value, longest, false);
      case Field.Area(_, var value, var longest) -> typed(name, value, longest, true);
      case Field.Pick pick -> pick.more() ? looked(pick) : chosen(pick);
      case Field.PersonPick(_, var chosen) ->
          UsersSelectElement.builder().actionId(name).initialUser(user(chosen)).build();
      case Field.Moment(_, var chosen, _) ->
          DatetimePickerElement.builder().actionId(name).initialDateTime(seconds(chosen)).build();
      case Field.Upload(_, var most) ->
          FileInputElement.builder()
              .actionId(name)
              .maxFiles(Math.clamp(most, 1, MOST_FILES))
              .build();
    };
  }

  private static BlockElement typed(String name, String value, int longest, boolean lines) {
    var most = Math.clamp(longest, 1, Field.LONGEST_ANSWER);
    return PlainTextInputElement.builder()
        .actionId(name)
        .multiline(lines)
        .maxLength(most)
        .initialValue(value.isBlank() ? null : words(value, most))
        .build();
  }

  private static BlockElement chosen(Field.Pick pick) {
    var options = SlackActions.options(pick.choices());
    var initial = initial(pick);
    return pick.most() > 1
        ? MultiStaticSelectElement.builder()
            .actionId(pick.ask().name())
            .options(options)
            .initialOptions(initial.isEmpty() ? null : initial)
            .maxSelectedItems(pick.most())
            .build()
        : StaticSelectElement.builder()
            .actionId(pick.ask().name())
            .options(options)
            .initialOption(initial.isEmpty() ? null : initial.getFirst())
            .build();
  }

  /** More choices than shown: looked up while typing. */
  private static BlockElement looked(Field.Pick pick) {
    var initial = initial(pick);
    return pick.most() > 1
        ? MultiExternalSelectElement.builder()
            .actionId(pick.ask().name())
            .minQueryLength(0)
            .initialOptions(initial.isEmpty() ? null : initial)
            .maxSelectedItems(pick.most())
            .build()
        : ExternalSelectElement.builder()
            .actionId(pick.ask().name())
            .minQueryLength(0)
            .initialOption(initial.isEmpty() ? null : initial.getFirst())
            .build();
  }

  private static List<OptionObject> initial(Field.Pick pick) {
    return pick.choices().stream()
        .filter(it -> pick.chosen().contains(it.value()))
        .limit(Math.max(1, pick.most()))
        .map(SlackActions::option)
        .toList();
  }

  private static @Nullable String user(@Nullable Account chosen) {
    return chosen == null ? null : chosen.user();
  }

  private static @Nullable Integer seconds(@Nullable Instant chosen) {
    return chosen != null && SlackText.fits(chosen) ? (int) chosen.getEpochSecond() : null;
  }
}
