package dev.deskbell.discord;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Answer;
import dev.deskbell.chat.Attachment;
import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Field;
import dev.deskbell.chat.Form;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.components.attachmentupload.AttachmentUpload;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.label.LabelChildComponent;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu.DefaultValue;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu.SelectTarget;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.jspecify.annotations.Nullable;

/** Draws forms as Discord's modals: a field's name is its component's id, the call the modal's. */
final class DiscordForms {

  private static final Pattern SNOWFLAKE = Pattern.compile("\\d{1,19}");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
  private static final int LONGEST_MOMENT = 100;
  private static final int TEXT = 4;
  private static final int PERSON = 5;
  private static final int FILES = 19;

  private DiscordForms() {}

  static Modal draw(Form form) {
    return Modal.create(form.call().toString(), DiscordText.plain(form.title(), Form.LONGEST_TITLE))
        .addComponents(form.fields().stream().map(DiscordForms::label).toList())
        .build();
  }

  private static Label label(Field field) {
    var ask = field.ask();
    var label = DiscordText.plain(ask.label(), Field.Ask.LONGEST_LABEL);
    return ask.hint().isBlank()
        ? Label.of(label, asked(field))
        : Label.of(label, DiscordText.plain(ask.hint(), Field.Ask.LONGEST_HINT), asked(field));
  }

  private static LabelChildComponent asked(Field field) {
    var ask = field.ask();
    return switch (field) {
      case Field.Line(_, var value, var longest) ->
          typed(ask, TextInputStyle.SHORT, inOneLine(value), longest);
      case Field.Area(_, var value, var longest) ->
          typed(ask, TextInputStyle.PARAGRAPH, value, longest);
      case Field.Pick pick -> pick(pick);
      case Field.PersonPick(_, var chosen) -> person(ask, chosen);
      case Field.Moment moment -> typed(ask, TextInputStyle.SHORT, written(moment), LONGEST_MOMENT);
      case Field.Upload(_, var most) ->
          AttachmentUpload.create(ask.name())
              .setRequired(ask.required())
              .setMaxValues(Math.clamp(most, 1, AttachmentUpload.MAX_UPLOADS))
              .build();
    };
  }

  private static String inOneLine(String words) {
    return words.replaceAll("\\s+", " ");
  }

  private static TextInput typed(Field.Ask ask, TextInputStyle style, String value, int longest) {
    var most = Math.clamp(longest, 1, Field.LONGEST_ANSWER);
    return TextInput.create(ask.name(), style)
        .setRequired(ask.required())
        .setMaxLength(most)
        .setValue(value.isBlank() ? null : DiscordText.plain(value, most))
        .build();
  }

  /** A modal can't look choices up while typing: where there are more, they are typed. */
  private static LabelChildComponent pick(Field.Pick pick) {
    if (pick.more()) {
      var chosen = String.join(", ", pick.chosen());
      return typed(pick.ask(), TextInputStyle.SHORT, chosen, Field.LONGEST_ANSWER);
    }
    var most = Math.clamp(pick.most(), 1, pick.choices().size());
    return StringSelectMenu.create(pick.ask().name())
        .setRequired(pick.ask().required())
        .setRequiredRange(pick.ask().required() ? 1 : 0, most)
        .addOptions(pick.choices().stream().map(DiscordForms::option).toList())
        .setDefaultValues(chosen(pick, most))
        .build();
  }

  private static SelectOption option(Choice choice) {
    return SelectOption.of(DiscordText.plain(choice.label(), Choice.LONGEST_LABEL), choice.value());
  }

  private static List<String> chosen(Field.Pick pick, int most) {
    return pick.choices().stream()
        .map(it -> it.value())
        .filter(pick.chosen()::contains)
        .limit(most)
        .toList();
  }

  private static EntitySelectMenu person(Field.Ask ask, @Nullable Account chosen) {
    var menu =
        EntitySelectMenu.create(ask.name(), SelectTarget.USER)
            .setRequired(ask.required())
            .setRequiredRange(ask.required() ? 1 : 0, 1);
    if (chosen != null && SNOWFLAKE.matcher(chosen.user()).matches()) {
      menu.setDefaultValues(DefaultValue.user(chosen.user()));
    }
    return menu.build();
  }

  private static String written(Field.Moment moment) {
    return moment.chosen() == null
        ? ""
        : MOMENT.format(moment.chosen().atZone(ZoneId.of(moment.zone())));
  }

  /** What comes back with a form: answers by field name. */
  static void filledIn(DataObject data, String guild, BiConsumer<String, Answer> each) {
    data.optArray("components").orElseGet(DataArray::empty).stream(DataArray::getObject)
        .map(it -> it.optObject("component").orElse(it))
        .filter(it -> !it.isNull("custom_id"))
        .forEach(it -> each.accept(it.getString("custom_id"), answer(it, data, guild)));
  }

  private static Answer answer(DataObject field, DataObject data, String guild) {
    var values = Interactions.strings(field, "values");
    return switch (field.getInt("type", 0)) {
      case TEXT -> new Answer.Words(field.getString("value", ""));
      case PERSON ->
          values.isEmpty()
              ? new Answer.Words("")
              : new Answer.Someone(Speakers.account(guild, values.getFirst()));
      case FILES -> new Answer.Attached(values.stream().map(it -> file(it, data, guild)).toList());
      default -> new Answer.Picked(values);
    };
  }

  /** A form's files stand in no message that could be asked again: their address is kept. */
  private static Attachment file(String id, DataObject data, String guild) {
    var file =
        data.optObject("resolved")
            .flatMap(it -> it.optObject("attachments"))
            .flatMap(it -> it.optObject(id))
            .orElseGet(DataObject::empty);
    return Words.file(file, guild, file.getString("url", id));
  }
}
