package dev.deskbell.discord.fake;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Discord's own description of the bodies that its API takes. */
final class OpenApi {
  private static final OpenApi ONE = new OpenApi();

  private final ObjectNode described;
  private final List<Operation> operations = new ArrayList<>();
  private final Map<Operation, Schema> schemas = new ConcurrentHashMap<>();

  private record Operation(String method, Pattern path, int variables, JsonNode body) {}

  private OpenApi() {
    try (var file = OpenApi.class.getResourceAsStream("/discord/openapi.json")) {
      described = (ObjectNode) Json.MAPPER.readTree(Objects.requireNonNull(file));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    for (var path : described.path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        operations.add(operation(path.getKey(), method.getKey(), method.getValue()));
      }
    }
  }

  static OpenApi get() {
    return ONE;
  }

  private static Operation operation(String path, String method, JsonNode described) {
    var pattern = Pattern.compile(path.replaceAll("\\{[^}]+}", "[^/]+"));
    var variables = path.split("\\{", -1).length - 1;
    var body = described.path("requestBody").path("content").path("application/json");
    return new Operation(method, pattern, variables, body.path("schema"));
  }

  /**
   * What is wrong with a body, in the describer's words; nothing when all is well.
   *
   * @param path below the version, such as {@code /channels/1/messages}
   */
  List<String> problems(String method, String path, JsonNode body) {
    var operation = find(method, path);
    if (operation.isEmpty()) {
      return List.of("Discord describes no " + method + " " + path);
    }
    if (operation.get().body().isMissingNode()) {
      return List.of();
    }
    var schema = schemas.computeIfAbsent(operation.get(), this::schema);
    return schema.validate(body).stream().map(it -> it.toString()).toList();
  }

  /** The most literal path that fits. */
  private Optional<Operation> find(String method, String path) {
    return operations.stream()
        .filter(it -> it.method().equalsIgnoreCase(method) && it.path().matcher(path).matches())
        .min((a, b) -> a.variables() - b.variables());
  }

  private synchronized Schema schema(Operation operation) {
    var whole = Json.object("components", described.path("components"));
    whole.set("allOf", Json.empty().add(operation.body()));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(whole);
  }
}
