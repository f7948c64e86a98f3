package dev.deskbell.slack;

import com.google.gson.Gson;
import com.networknt.schema.Error;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.util.json.GsonFactory;
import dev.deskbell.slack.fake.BlockSchema;
import dev.deskbell.slack.fake.Json;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import tools.jackson.databind.JsonNode;

/**
 * What the desk draws, as JSON before Slack's own description of it, and as Slack's SDK reads it.
 */
@NullMarked
final class BlockKit {
  private static final Gson GSON = GsonFactory.createSnakeCase();

  static final BlockKit MESSAGE = new BlockKit(BlockSchema.MESSAGE);
  static final BlockKit MODAL = new BlockKit(BlockSchema.MODAL);

  private final BlockSchema schema;

  private BlockKit(BlockSchema schema) {
    this.schema = schema;
  }

  List<Error> problems(Object drawn) {
    return schema.problems(Json.read(json(drawn)));
  }

  /** All the words that stand under that property, however deep. */
  static List<String> words(String property, Object drawn) {
    return words(property, Json.read(json(drawn))).toList();
  }

  private static Stream<String> words(String property, JsonNode in) {
    return in.findValues(property).stream()
        .flatMap(it -> it.isString() ? Stream.of(it.stringValue()) : words(property, it));
  }

  static String json(Object drawn) {
    return drawn instanceof SlackMessage(_, var blocks)
        ? blocks
        : BlockSchema.used(GSON.toJson(drawn));
  }

  static List<LayoutBlock> blocks(SlackMessage message) {
    return List.of(GSON.fromJson(message.blocks(), LayoutBlock[].class));
  }
}
