package dev.deskbell.discord;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Discord's own description of what it takes. */
@NullMarked
final class DiscordSchema {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static final DiscordSchema MESSAGE = new DiscordSchema("MessageCreateRequest");
  static final DiscordSchema MODAL = new DiscordSchema("ModalInteractionCallbackRequestData");

  private final Schema schema;

  private DiscordSchema(String name) {
    var all = described();
    all.put("$ref", "#/components/schemas/" + name);
    schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(all);
  }

  List<Error> problems(String json) {
    return schema.validate(JSON.readTree(json));
  }

  private static ObjectNode described() {
    try (var file = DiscordSchema.class.getResourceAsStream("/discord/openapi.json")) {
      return (ObjectNode) JSON.readTree(Objects.requireNonNull(file));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
