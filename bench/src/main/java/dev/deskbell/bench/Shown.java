package dev.deskbell.bench;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an incident's card says, with words in it that would like to be more than words. */
public final class Shown {
  public static final String TITLE = "INC-4711 · Checkout <!channel> is *down* @everyone";
  public static final String WORDS =
      "It began this morning & <https://evil.example|Approve> ``` @here \u202e "
          + "nobody can pay. ".repeat(20);
  public static final Map<String, String> FACTS = facts();
  public static final List<String> BUTTONS = List.of("Acknowledge", "Escalate", "Resolve", "More");

  private Shown() {}

  private static Map<String, String> facts() {
    var facts = new LinkedHashMap<String, String>();
    facts.put("State", "In progress");
    facts.put("Priority", "P1");
    facts.put("Service", "Checkout");
    facts.put("Team", "Applications");
    facts.put("Assignee", "Yuki");
    facts.put("Opened", "22 November 2026, 10:15 (UTC)");
    return facts;
  }

  /** As the desk has it. */
  public static Card card() {
    var rows = new ArrayList<Block.Facts.Row>();
    FACTS.forEach((label, value) -> rows.add(new Block.Facts.Row(label, Text.of(value))));
    return new Card(
        TITLE,
        Tone.ALARM,
        List.of(new Block.Paragraph(Text.of(WORDS)), new Block.Facts(rows)),
        BUTTONS.stream()
            .map(it -> (Action) Action.button(it, new Call("incident.acknowledge", "INC-4711")))
            .toList());
  }

  /** What a bot that is written for Slack alone would answer. */
  public static List<LayoutBlock> slackBlocks() {
    return List.of(
        SectionBlock.builder()
            .text(MarkdownTextObject.builder().text("*" + TITLE + "* is open.").build())
            .build());
  }
}
