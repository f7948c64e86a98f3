package dev.deskbell.slack;

import com.google.gson.Gson;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.slack.api.util.json.GsonFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Slack's own description of its blocks, and the JSON that its SDK makes of ours. */
@NullMarked
final class BlockKit {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Gson GSON = GsonFactory.createSnakeCase();

  static final BlockKit MESSAGE = new BlockKit("MessageBlocks");
  static final BlockKit MODAL = new BlockKit("ModalView");

  /** The SDK also writes styles that are not set, some of which only Slack itself may use. */
  private static final Pattern UNUSED_STYLES =
      Pattern.compile(",?\"(?:highlight|client_highlight|unlink)\":false");

  private final Schema schema;

  private BlockKit(String definition) {
    var all = JSON.createObjectNode();
    all.set("definitions", described().get("definitions"));
    all.putArray("allOf").addObject().put("$ref", "#/definitions/" + definition);
    schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(all);
  }

  List<Error> problems(Object drawn) {
    return schema.validate(JSON.readTree(json(drawn)));
  }

  /** All the words that stand under that property, however deep. */
  static List<String> words(String property, Object drawn) {
    return words(property, JSON.readTree(json(drawn))).toList();
  }

  private static Stream<String> words(String property, JsonNode in) {
    return in.findValues(property).stream()
        .flatMap(it -> it.isString() ? Stream.of(it.stringValue()) : words(property, it));
  }

  static String json(Object drawn) {
    return UNUSED_STYLES.matcher(GSON.toJson(drawn)).replaceAll("");
  }

  private static ObjectNode described() {
    try (var file = BlockKit.class.getResourceAsStream("/slack/block-kit.schema.json")) {
      return (ObjectNode) JSON.readTree(Objects.requireNonNull(file));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
