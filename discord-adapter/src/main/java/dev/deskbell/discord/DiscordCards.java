package dev.deskbell.discord;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Content;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.components.mediagallery.MediaGalleryItem;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

/** Draws what the desk tells as Discord's components; any content gives a message it takes. */
final class DiscordCards {

  /** Of 4000 characters in all text of a message. */
  private static final int LONGEST = 3_900;

  private static final int LEAST = 60;
  private static final String MORE = DiscordText.escaped("… there is more than fits here.");

  // What Discord calls components of version 2.
  private static final int WORDS = 10;
  private static final int GALLERY = 12;
  private static final int CONTAINER = 17;

  private final Set<Account> notifying;
  private final DataArray components = DataArray.empty();
  private final List<Ask.Part> files = new ArrayList<>();

  private DiscordCards(Set<Account> notifying) {
    this.notifying = notifying;
  }

  /**
   * @param notifying accounts whose mentions are real ones
   */
  static DiscordCards draw(Content content, Set<Account> notifying) {
    var drawing = new DiscordCards(notifying);
    switch (content) {
      case Saying(var text) ->
          drawing.components.add(words(something(drawing.fitting(text, LONGEST))));
      case Card card -> drawing.components.add(drawing.container(card));
    }
    return drawing;
  }

  DataArray components() {
    return components;
  }

  /** Sent beside them, in this order. */
  List<Ask.Part> files() {
    return List.copyOf(files);
  }

  private DataObject container(Card card) {
    var drawn = DataArray.empty();
    var title = "## " + sign(card.tone()) + inOneLine(card.title());
    drawn.add(words(title));
    var left = LONGEST - title.length();
    for (var block : card.blocks()) {
      if (left < LEAST) {
        drawn.add(words(MORE));
        break;
      }
      var words = words(block, left - LEAST);
      left -= words.length();
      drawn.add(block instanceof Block.Picture picture ? picture(picture) : words(words));
    }
    DiscordActions.draw(card.actions(), drawn);
    return component(CONTAINER).put("accent_color", colour(card.tone())).put("components", drawn);
  }

  static DataObject component(int type) {
    return DataObject.empty().put("type", type);
  }

  private static DataObject words(String markdown) {
    return component(WORDS).put("content", markdown);
  }

  private static String inOneLine(String words) {
    return DiscordText.escaped(DiscordText.inOneLine(DiscordText.something(words)));
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

  private String words(Block block, int left) {
    return switch (block) {
      case Block.Paragraph(var text) -> something(fitting(text, left));
      case Block.Note(var text) -> small(text, left);
      case Block.Facts(var rows) -> facts(rows, left);
      case Block.Table table -> table.headings().isEmpty() ? "…" : DiscordTable.drawn(table, left);
      case Block.Picture _ -> "";
    };
  }

  /** Small print holds for one line. */
  private String small(Text text, int left) {
    var drawn =
        something(fitting(text, left))
            .lines()
            .filter(it -> !it.isBlank())
            .map(it -> "-# " + it)
            .collect(Collectors.joining("\n"));
    return drawn.length() <= left ? drawn : MORE;
  }

  private String facts(List<Block.Facts.Row> rows, int left) {
    var drawn = new StringBuilder();
    for (var row : rows) {
      var label = "**" + inOneLine(row.label()).strip() + ":** ";
      var value = fitting(row.value(), Math.max(2, left - drawn.length() - label.length()));
      if (drawn.length() + label.length() + value.length() + 1 > left) {
        return drawn.isEmpty() ? MORE : drawn + MORE;
      }
      drawn.append(label).append(value).append('\n');
    }
    return drawn.toString().stripTrailing();
  }

  private DataObject picture(Block.Picture picture) {
    var file = picture.image();
    files.add(new Ask.Part(file.name(), "application/octet-stream", file.bytes()));
    var item =
        DataObject.empty()
            .put("media", DataObject.empty().put("url", "attachment://" + file.name()))
            .put(
                "description",
                DiscordText.plain(picture.words(), MediaGalleryItem.MAX_DESCRIPTION_LENGTH));
    return component(GALLERY).put("items", DataArray.empty().add(item));
  }

  /** Cut so far that it fits even if a backslash stands before each of its characters. */
  private String fitting(Text text, int longest) {
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
}
