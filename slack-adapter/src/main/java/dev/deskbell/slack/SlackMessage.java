package dev.deskbell.slack;

import com.slack.api.model.block.LayoutBlock;
import java.util.List;

/**
 * A message as Slack takes it.
 *
 * @param text what notifications and screen readers say, escaped
 */
record SlackMessage(String text, List<LayoutBlock> blocks) {
  SlackMessage {
    blocks = List.copyOf(blocks);
  }
}
