package dev.deskbell.policy;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** What a section's files may say: its JSON Schema, and the record they become. */
final class Shape<T> {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final Section<T> section;
  private final JsonNode written;
  private final Schema schema;

  Shape(Section<T> section) {
    this.section = section;
    this.written = read("/policy/" + section.name() + ".schema.json");
    this.schema = SCHEMAS.getSchema(written);
  }

  /** The record, or the section's absent one after reporting what is wrong. */
  Object bind(Tree tree, List<Problem> problems) {
    var before = problems.size();
    schema.validate(tree.content()).stream().map(it -> in(tree, it)).forEach(problems::add);
    if (problems.size() > before) {
      return section.absent();
    }
    try {
      var bound = MAPPER.treeToValue(tree.content(), section.type());
      for (var it : section.check().apply(bound)) {
        problems.add(tree.problem(it.pointer(), it.why()));
      }
      return bound;
    } catch (JacksonException mismatch) {
      problems.add(tree.problem(pointer(mismatch), reason(mismatch)));
      return section.absent();
    }
  }

  private Problem in(Tree tree, Error error) {
    var pointer = error.getInstanceLocation().toString();
    if (error.getKeyword().equals("additionalProperties")) {
      var key = String.valueOf(error.getProperty());
      return tree.problem(Pointer.of(pointer, key), unknown(error, key));
    }
    return tree.problem(pointer, words(error, tree.content().at(pointer)));
  }

  private String unknown(Error error, String key) {
    var known = at(parent(error) + "/properties").propertyNames();
    var hint = Closest.hint(key, known);
    return "is no known key"
        + (hint.isEmpty() && !known.isEmpty() ? "; known are " + listed(known) : hint);
  }

  private String words(Error error, JsonNode value) {
    return switch (error.getKeyword()) {
      case "required" -> "`" + error.getProperty() + "` is missing";
      case "type" -> type(error, value);
      case "enum" -> choice(error, value);
      case "pattern" -> {
        var meaning = at(parent(error) + "/description").asString("");
        yield "`" + value.asString("") + "` is not " + (meaning.isEmpty() ? "accepted" : meaning);
      }
      default -> error.getMessage();
    };
  }

  private String type(Error error, JsonNode value) {
    var wanted = at(fragment(error)).asString("something else");
    return value.isNull()
        ? "is empty; give a value or take the key away"
        : "is " + kind(value) + ", but must be " + article(wanted);
  }

  private String choice(Error error, JsonNode value) {
    var allowed = new ArrayList<String>();
    at(fragment(error)).forEach(it -> allowed.add(it.asString("")));
    var typed = value.asString("");
    return "`" + typed + "` is none of " + listed(allowed) + Closest.hint(typed, allowed);
  }

  private static String listed(Iterable<String> words) {
    var all = new ArrayList<String>();
    words.forEach(all::add);
    return all.stream().map(it -> "`" + it + "`").collect(Collectors.joining(", "));
  }

  private static String kind(JsonNode value) {
    return article(
        switch (value.getNodeType()) {
          case ARRAY -> "array";
          case OBJECT, POJO -> "object";
          case NUMBER -> "number";
          case BOOLEAN -> "boolean";
          case STRING, BINARY -> "string";
          case NULL, MISSING -> "null";
        });
  }

  private static String article(String type) {
    return switch (type) {
      case "array" -> "a list";
      case "object" -> "a map of keys";
      case "string" -> "text";
      case "integer" -> "a whole number";
      case "number" -> "a number";
      case "boolean" -> "true or false";
      default -> type;
    };
  }

  private JsonNode at(String pointer) {
    return written.at(JsonPointer.compile(pointer));
  }

  private static String fragment(Error error) {
    return error.getSchemaLocation().getFragment().toString();
  }

  private static String parent(Error error) {
    var fragment = fragment(error);
    return fragment.substring(0, fragment.lastIndexOf('/'));
  }

  private static String pointer(JacksonException mismatch) {
    var pointer = "";
    for (var step : mismatch.getPath()) {
      var name = step.getPropertyName();
      pointer = Pointer.of(pointer, name == null ? String.valueOf(step.getIndex()) : name);
    }
    return pointer;
  }

  private static String reason(JacksonException mismatch) {
    var cause = mismatch.getCause();
    return String.valueOf(cause == null ? mismatch.getOriginalMessage() : cause.getMessage());
  }

  private static JsonNode read(String resource) {
    try (var stream = Shape.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("a section needs its schema: " + resource);
      }
      return MAPPER.readTree(stream);
    } catch (IOException broken) {
      throw new UncheckedIOException(resource, broken);
    }
  }
}
