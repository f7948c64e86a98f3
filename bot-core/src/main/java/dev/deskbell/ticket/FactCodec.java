package dev.deskbell.ticket;

import dev.deskbell.people.Person;
import dev.deskbell.people.Team;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Facts to stored bytes and back. A body is a flat JSON object of a fact's components in their
 * order; words stand in it as {@code sha256:} and the hex digest of salt and UTF-8 text.
 */
@Component
class FactCodec {
  private static final String DIGEST = "sha256:";

  private final JsonMapper json = new JsonMapper();
  private final SecureRandom random = new SecureRandom();
  private final TicketKinds kinds;

  FactCodec(TicketKinds kinds) {
    this.kinds = kinds;
  }

  Encoded encode(Fact fact, int seq) {
    var name = kinds.nameOf(fact);
    var body = json.createObjectNode().put("fact", name).put("seq", seq);
    var words = new ArrayList<Encoded.Kept>();
    for (var part : SHAPES.get(fact.getClass()).parts()) {
      put(body, part.name(), part.of(fact), words);
    }
    return new Encoded(name, json.writeValueAsString(body), List.copyOf(words));
  }

  /** The fact again; erased words read as empty. */
  Fact decode(String name, String body, Map<String, String> words) {
    var type = kinds.factNamed(name);
    var tree = json.readTree(body);
    var shape = SHAPES.get(type);
    var values = shape.parts().stream().map(it -> read(it, tree.path(it.name()), words)).toArray();
    try {
      return (Fact) shape.constructor().newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("can't read " + name + " back: " + body, e);
    }
  }

  /** Whether what is filed beside a body is what the body says. */
  boolean agrees(Evidence.Stored stored) {
    var body = json.readTree(stored.body());
    var fact = decode(body.path("fact").asString(), stored.body(), Map.of());
    var milestone = fact.milestone();
    return stored.name().equals(body.path("fact").asString())
        && stored.seq() == body.path("seq").asInt()
        && stored.at().equals(fact.at())
        && stored.actor() == fact.by().value()
        && Objects.equals(stored.milestone(), milestone == null ? null : milestone.name());
  }

  /** What a kind of fact is made of: asked of Java once, for it answers anew each time. */
  private record Shape(Constructor<?> constructor, List<Part> parts) {
    static Shape of(Class<?> type) {
      var components = type.getRecordComponents();
      var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
      try {
        var constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return new Shape(constructor, Arrays.stream(components).map(Part::of).toList());
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException("no fact can be made of " + type, e);
      }
    }
  }

  private record Part(String name, Class<?> type, Method accessor) {
    static Part of(RecordComponent component) {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return new Part(component.getName(), component.getType(), accessor);
    }

    @Nullable Object of(Fact fact) {
      try {
        return accessor.invoke(fact);
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException("can't read " + name + " of " + fact.getClass(), e);
      }
    }
  }

  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return Shape.of(type);
        }
      };

  private void put(ObjectNode body, String name, @Nullable Object value, List<Encoded.Kept> words) {
    switch (value) {
      case null -> body.putNull(name);
      case Words it when it.text().isEmpty() -> body.put(name, "");
      case Words it -> body.put(name, digest(name, it, words));
      case Person.Id(var number) -> body.put(name, number);
      case Integer number -> body.put(name, number);
      case Long number -> body.put(name, number);
      case Boolean truth -> body.put(name, truth);
      case Enum<?> constant -> body.put(name, constant.name());
      case Instant moment -> body.put(name, moment.truncatedTo(ChronoUnit.MICROS).toString());
      case TicketRef _, Team.Id _, String _ -> body.put(name, value.toString());
      default -> throw new IllegalArgumentException("no fact keeps a " + value.getClass());
    }
  }

  private String digest(String field, Words words, List<Encoded.Kept> kept) {
    var salt = new byte[16];
    random.nextBytes(salt);
    kept.add(new Encoded.Kept(field, salt, words.text()));
    return digest(salt, words.text());
  }

  /** The digest that stands in a body for these words. */
  static String digest(byte[] salt, String words) {
    var digest = Chain.sha256();
    digest.update(salt);
    return DIGEST + HexFormat.of().formatHex(digest.digest(words.getBytes(StandardCharsets.UTF_8)));
  }

  private static @Nullable Object read(Part part, JsonNode value, Map<String, String> words) {
    var type = part.type();
    if (value.isNull() || value.isMissingNode()) {
      return null;
    }
    if (type == Words.class) {
      return new Words(words.getOrDefault(part.name(), ""));
    }
    if (type.isEnum()) {
      return constant(type, value.asString());
    }
    return Objects.requireNonNull(READERS.get(type), "no fact keeps a " + type).apply(value);
  }

  private static final Map<Class<?>, java.util.function.Function<JsonNode, Object>> READERS =
      Map.of(
          TicketRef.class,
          it -> TicketRef.of(it.asString()),
          Person.Id.class,
          it -> new Person.Id(it.asLong()),
          Team.Id.class,
          it -> new Team.Id(it.asString()),
          Instant.class,
          it -> Instant.parse(it.asString()),
          String.class,
          JsonNode::asString,
          long.class,
          JsonNode::asLong,
          int.class,
          JsonNode::asInt,
          boolean.class,
          JsonNode::asBoolean);

  private static Object constant(Class<?> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(it -> ((Enum<?>) it).name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no " + type + " is called " + name));
  }
}
