package dev.deskbell.discord;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Content;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.buttons.ButtonStyle;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.container.ContainerChildComponent;
import net.dv8tion.jda.api.components.mediagallery.MediaGallery;
import net.dv8tion.jda.api.components.mediagallery.MediaGalleryItem;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/** Draws what the desk tells as Discord's components; any content gives a message it takes. */
final class DiscordCards {

  /** Of 4000 characters in all text of a message. */
  private static final int LONGEST = 3_900;

  private static final int LEAST = 60;
  private static final int BUTTONS_IN_A_ROW = 5;
  private static final String MORE = DiscordText.escaped("… there is more than fits here.");

  private DiscordCards() {}

  /**
   * @param notifying accounts whose mentions notify; nobody else is, whatever the words say
   */
  static MessageCreateData draw(Content content, Set<Account> notifying) {
    var message = new MessageCreateBuilder().useComponentsV2();
    message.setAllowedMentions(EnumSet.noneOf(Message.MentionType.class));
    message.mentionUsers(notifying.stream().map(Account::user).toList());
    switch (content) {
      case Saying(var text) ->
          message.setComponents(TextDisplay.of(something(fitting(text, LONGEST, notifying))));
      case Card card -> message.setComponents(container(card, notifying));
    }
    return message.build();
  }

  private static Container container(Card card, Set<Account> notifying) {
    var drawn = new ArrayList<ContainerChildComponent>();
    var title = "## " + sign(card.tone()) + inOneLine(card.title());
    drawn.add(TextDisplay.of(title));
    var left = LONGEST - title.length();
    for (var block : card.blocks()) {
      if (left < LEAST) {
        drawn.add(TextDisplay.of(MORE));
        break;
      }
      var component = block(block, left - LEAST, notifying);
      left -= component instanceof TextDisplay text ? text.getContent().length() : 0;
      drawn.add(component);
    }
    drawn.addAll(actions(card.actions()));
    return Container.of(drawn).withAccentColor(colour(card.tone()));
  }

  private static String inOneLine(String words) {
    return DiscordText.escaped(DiscordText.something(words).replaceAll("\\s+", " "));
  }

  /** The colour, for who does not see it. */
  private static String sign(Tone tone) {
    return switch (tone) {
      case ALARM -> "🔴 ";
      case WARNING -> "🟡 ";
      case GOOD -> "🟢 ";
      case CALM, QUIET -> "";
    };
  }

  private static int colour(Tone tone) {
    return switch (tone) {
      case CALM -> 0x3B82F6;
      case WARNING -> 0xF59E0B;
      case ALARM -> 0xDC2626;
      case GOOD -> 0x16A34A;
      case QUIET -> 0x6B7280;
    };
  }

  private static ContainerChildComponent block(Block block, int left, Set<Account> notifying) {
    return switch (block) {
      case Block.Paragraph(var text) -> TextDisplay.of(something(fitting(text, left, notifying)));
      case Block.Note(var text) -> TextDisplay.of(small(text, left, notifying));
      case Block.Facts(var rows) -> TextDisplay.of(facts(rows, left, notifying));
      case Block.Table table ->
          TextDisplay.of(table.headings().isEmpty() ? "…" : DiscordTable.drawn(table, left));
      case Block.Picture(var words, var image) -> picture(words, image);
    };
  }

  /** Small print holds for one line. */
  private static String small(Text text, int left, Set<Account> notifying) {
    var drawn =
        something(fitting(text, left, notifying))
            .lines()
            .filter(it -> !it.isBlank())
            .map(it -> "-# " + it)
            .collect(Collectors.joining("\n"));
    return drawn.length() <= left ? drawn : MORE;
  }

  private static String facts(List<Block.Facts.Row> rows, int left, Set<Account> notifying) {
    var drawn = new StringBuilder();
    for (var row : rows) {
      var label = "**" + inOneLine(row.label()).strip() + ":** ";
      var value =
          fitting(row.value(), Math.max(2, left - drawn.length() - label.length()), notifying);
      if (drawn.length() + label.length() + value.length() + 1 > left) {
        return drawn.isEmpty() ? MORE : drawn + MORE;
      }
      drawn.append(label).append(value).append('\n');
    }
    return drawn.toString().stripTrailing();
  }

  private static ContainerChildComponent picture(String words, FileContent image) {
    var file = FileUpload.fromData(image.bytes(), image.name());
    var described = DiscordText.plain(words, MediaGalleryItem.MAX_DESCRIPTION_LENGTH);
    return MediaGallery.of(MediaGalleryItem.fromFile(file).withDescription(described));
  }

  /** Cut so far that it fits even if a backslash stands before each of its characters. */
  private static String fitting(Text text, int longest, Set<Account> notifying) {
    var whole = DiscordText.markdown(text, notifying);
    if (whole.length() <= longest) {
      return whole;
    }
    var cut = DiscordText.escaped(text.clipped(Math.max(2, longest / 2)).plain());
    return cut.length() <= longest ? cut : MORE;
  }

  private static String something(String markdown) {
    return markdown.isBlank() ? "…" : markdown;
  }

  private static List<ActionRow> actions(List<Action> actions) {
    var rows = new ArrayList<ActionRow>();
    var buttons = new ArrayList<Button>();
    for (var number = 0; number < actions.size(); number++) {
      switch (actions.get(number)) {
        case Action.Button button -> buttons.add(button(button, number));
        case Action.Link(var label, var to) ->
            buttons.add(
                Button.link(
                    to.toString(),
                    DiscordText.plain(new Span.Link(label, to).shown(), Button.LABEL_MAX_LENGTH)));
        case Action.Menu menu -> rows.add(ActionRow.of(menu(menu, number)));
      }
    }
    for (var start = 0; start < buttons.size(); start += BUTTONS_IN_A_ROW) {
      var end = Math.min(start + BUTTONS_IN_A_ROW, buttons.size());
      rows.add(ActionRow.of(buttons.subList(start, end)));
    }
    return rows;
  }

  private static Button button(Action.Button button, int number) {
    var style =
        switch (button.weight()) {
          case MAIN -> ButtonStyle.PRIMARY;
          case PLAIN -> ButtonStyle.SECONDARY;
          case DANGER -> ButtonStyle.DANGER;
        };
    var label = DiscordText.plain(button.label(), Button.LABEL_MAX_LENGTH);
    return Button.of(style, id(number, button.call()), label);
  }

  private static StringSelectMenu menu(Action.Menu menu, int number) {
    return StringSelectMenu.create(id(number, menu.call()))
        .setPlaceholder(DiscordText.plain(menu.prompt(), Action.LONGEST_LABEL))
        .addOptions(menu.choices().stream().map(DiscordCards::option).toList())
        .build();
  }

  static SelectOption option(Choice choice) {
    return SelectOption.of(DiscordText.plain(choice.label(), Choice.LONGEST_LABEL), choice.value());
  }

  /** The number keeps apart what means the same: Discord refuses twins. */
  private static String id(int number, Call call) {
    return number + ":" + call;
  }

  /** What {@link #id} named. */
  static Call call(String id) {
    return Call.parse(id.substring(id.indexOf(':') + 1));
  }
}
