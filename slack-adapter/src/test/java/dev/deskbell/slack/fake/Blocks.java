package dev.deskbell.slack.fake;

import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes blocks as Slack does: by its schema, within its limits, each with an id of its own. */
final class Blocks {
  /** Undocumented; measured by others. Slack counts what it escapes as entities. */
  private static final int MOST_CHARACTERS = 13_200;

  private static final int MOST_ATTACHMENTS = 100;

  private final Consumer<String> violations;

  /**
   * @param violations hears what must never be sent
   */
  Blocks(Consumer<String> violations) {
    this.violations = violations;
  }

  ArrayNode ofMessage(JsonNode written, Team team) {
    takes(BlockSchema.MESSAGE, written, "invalid_blocks");
    if (count(written) > MOST_CHARACTERS) {
      refuses("msg_blocks_too_long", written);
    }
    return stored((ArrayNode) written, team, "invalid_blocks");
  }

  ArrayNode ofAttachments(JsonNode written, Team team) {
    if (!written.isArray() || written.size() > MOST_ATTACHMENTS) {
      refuses("invalid_attachments", written);
    }
    var total = 0;
    for (var one : written) {
      var plain = ((ObjectNode) one).deepCopy();
      plain.remove(List.of("from_url", "is_app_unfurl"));
      takes(BlockSchema.ATTACHMENT, plain, "invalid_attachments");
      total += count(one);
      if (one.path("blocks") instanceof ArrayNode blocks) {
        takes(BlockSchema.MESSAGE, blocks, "invalid_attachments");
        stored(blocks, team, "invalid_attachments");
      }
    }
    if (total > MOST_CHARACTERS) {
      refuses("msg_blocks_too_long", written);
    }
    return (ArrayNode) written;
  }

  ObjectNode ofModal(ObjectNode written, Team team) {
    takes(BlockSchema.MODAL, written, "invalid_arguments");
    stored(written.withArray("blocks"), team, "invalid_arguments");
    return written;
  }

  ObjectNode ofHome(ObjectNode written, Team team) {
    takes(BlockSchema.HOME, written, "invalid_arguments");
    stored(written.withArray("blocks"), team, "invalid_arguments");
    return written;
  }

  /** Choices for what somebody types into a select, none or up to a hundred, in one list. */
  List<JsonNode> ofSuggestion(JsonNode said) {
    var options = said.path("options");
    if (!options.isArray() || said.size() > 1) {
      refuses("no options", said);
    }
    if (!options.isEmpty()) {
      var select = Json.object().put("type", "static_select").put("action_id", "offered");
      select.set("options", options);
      var actions = Json.object().put("type", "actions");
      actions.putArray("elements").add(select);
      takes(BlockSchema.MESSAGE, Json.array().add(actions), "invalid_options");
    }
    return options.valueStream().toList();
  }

  private void takes(BlockSchema schema, JsonNode written, String error) {
    var problems = schema.problems(written);
    if (!problems.isEmpty()) {
      violations.accept(error + ": " + problems + "\n" + written);
      throw new SlackError(error);
    }
  }

  private void refuses(String error, JsonNode written) {
    violations.accept(error + ": " + written);
    throw new SlackError(error);
  }

  /** Ids that are missing are made up, and none may stand twice. */
  private ArrayNode stored(ArrayNode blocks, Team team, String error) {
    var ids = new HashSet<String>();
    for (var block : blocks) {
      var node = (ObjectNode) block;
      if (Json.text(node, "block_id").isEmpty()) {
        node.put("block_id", team.stamps.id("b"));
      }
      if (!ids.add(Json.text(node, "block_id"))) {
        refuses(error, blocks);
      }
      actionsDiffer(node, blocks, error);
      filesAreThere(node, team, error);
    }
    return blocks;
  }

  private void actionsDiffer(JsonNode block, JsonNode blocks, String error) {
    var ids = new HashSet<String>();
    if (!Json.text(block, "type").equals("actions")) {
      return;
    }
    for (var element : block.path("elements")) {
      var id = Json.text(element, "action_id");
      if (!id.isEmpty() && !ids.add(id)) {
        refuses(error, blocks);
      }
    }
  }

  private void filesAreThere(JsonNode block, Team team, String error) {
    var file = block.path("slack_file");
    if (file.isObject()) {
      var named = Json.text(file, "id");
      var known =
          team.files.values().stream()
              .anyMatch(it ->
                  it.shared()
                      && (it.id().equals(named) || it.url().equals(Json.text(file, "url"))));
      if (!known) {
        refuses(error, block);
      }
    }
  }

  /** What is to be read, and what stands on buttons and in menus. */
  static int count(JsonNode in) {
    var own = in.isObject() ? cost(Json.text(in, "text")) + cost(Json.text(in, "alt_text")) : 0;
    return own + in.valueStream().filter(JsonNode::isContainer).mapToInt(Blocks::count).sum();
  }

  private static int cost(String words) {
    return words.codePoints().map(it -> it == '&' ? 5 : it == '<' || it == '>' ? 4 : 1).sum();
  }
}
