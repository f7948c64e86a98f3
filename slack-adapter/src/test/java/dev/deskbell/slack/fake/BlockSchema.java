package dev.deskbell.slack.fake;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Slack's own description of blocks and views, with the limits that it documents. */
public final class BlockSchema {

  /** Its SDK also writes styles that are not set, some of which only Slack itself may use. */
  private static final Pattern UNUSED_STYLES =
      Pattern.compile(",?\"(?:highlight|client_highlight|unlink)\":false");

  public static final BlockSchema MESSAGE = new BlockSchema("MessageBlocks");
  public static final BlockSchema MODAL = new BlockSchema("ModalView");
  public static final BlockSchema HOME = new BlockSchema("HomeView");
  public static final BlockSchema ATTACHMENT = new BlockSchema("MessageAttachment");

  private final Schema schema;

  private BlockSchema(String definition) {
    var all = Json.object();
    all.set("definitions", described().get("definitions"));
    all.putArray("allOf").addObject().put("$ref", "#/definitions/" + definition);
    schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(all);
  }

  public List<Error> problems(JsonNode written) {
    return schema.validate(Json.read(used(written.toString())));
  }

  /** Without the styles that say nothing. */
  public static String used(String json) {
    return UNUSED_STYLES.matcher(json).replaceAll("").replace("{,", "{");
  }

  private static ObjectNode described() {
    try (var file = BlockSchema.class.getResourceAsStream("/slack/block-kit.schema.json")) {
      var bytes = Objects.requireNonNull(file).readAllBytes();
      return (ObjectNode) Json.read(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
