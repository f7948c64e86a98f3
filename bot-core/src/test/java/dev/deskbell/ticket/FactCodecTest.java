package dev.deskbell.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.people.Person;
import dev.deskbell.people.Team;
import dev.deskbell.testing.contract.Hostile;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Whatever happens reads back as it was, for all facts there are. */
class FactCodecTest {
  private static final int ROUNDS = 200;

  private final TicketKinds kinds =
      new TicketKinds(List.of(), new StaticListableBeanFactory().getBeanProvider(Happenings.class));
  private final FactCodec codec = new FactCodec(kinds);
  private final Random random = new Random(20261122);

  @Test
  void every_fact_reads_back_as_it_was() throws Exception {
    for (var round = 0; round < ROUNDS; round++) {
      for (var type : TicketFact.NAMES.values()) {
        var fact = any(type);
        var encoded = codec.encode(fact, round + 1);
        var words =
            encoded.words().stream()
                .collect(Collectors.toMap(Encoded.Kept::field, Encoded.Kept::words));
        assertThat(codec.decode(encoded.name(), encoded.body(), words)).isEqualTo(fact);
      }
    }
  }

  @Test
  void bodies_hold_no_word_that_anybody_typed() {
    var fact =
        new TicketFact.Replied(
            new TicketRef("INC", 1), new Person.Id(1), Instant.EPOCH, 1, new Words("swordfish"));
    assertThat(codec.encode(fact, 1).body()).doesNotContain("swordfish");
  }

  @Test
  void the_same_words_twice_have_different_digests() {
    var fact =
        new TicketFact.Replied(
            new TicketRef("INC", 1), new Person.Id(1), Instant.EPOCH, 1, new Words("yes"));
    assertThat(codec.encode(fact, 1).body()).isNotEqualTo(codec.encode(fact, 1).body());
  }

  @Test
  void words_that_were_erased_read_as_none() {
    var fact =
        new TicketFact.Replied(
            new TicketRef("INC", 1), new Person.Id(1), Instant.EPOCH, 1, new Words("yes"));
    var encoded = codec.encode(fact, 1);
    var read =
        (TicketFact.Replied) codec.decode(encoded.name(), encoded.body(), java.util.Map.of());
    assertThat(read.words().text()).isEmpty();
  }

  private Fact any(Class<? extends Fact> type) throws Exception {
    var components = type.getRecordComponents();
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
    var constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor.newInstance(Arrays.stream(components).map(this::value).toArray());
  }

  private @Nullable Object value(RecordComponent component) {
    var type = component.getType();
    if (type.isEnum()) {
      return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
    }
    return switch (type.getSimpleName()) {
      case "TicketRef" -> new TicketRef("INC", 1 + random.nextInt(1_000_000));
      case "Id" -> type == Team.Id.class ? new Team.Id("team-" + random.nextInt()) : person();
      case "Instant" -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000) * 1_000L);
      case "Words" -> words(component);
      case "long" -> random.nextLong();
      case "int" -> random.nextInt();
      case "boolean" -> random.nextBoolean();
      case "String" -> hostile();
      default -> throw new AssertionError("a new kind of component: " + component);
    };
  }

  private Person.Id person() {
    return new Person.Id(random.nextInt(1_000_000));
  }

  private @Nullable Words words(RecordComponent component) {
    var mayBeNone = component.getName().equals("comment");
    return mayBeNone && random.nextBoolean() ? null : new Words(hostile());
  }

  private String hostile() {
    var all = Hostile.WORDS;
    return all.get(random.nextInt(all.size()));
  }
}
