package dev.deskbell.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Phrase;
import dev.deskbell.chat.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The desk of a contract test: hears everything, answers what the test says, and like the real one
 * answers a delivery it has heard before as it did then.
 */
public final class ScriptedConversation implements Conversation {

  private final List<Incoming> heard = new ArrayList<>();
  private final Map<String, Reply> answered = new HashMap<>();
  private final Duration patience;
  private Function<Incoming, Reply> script = _ -> new Reply.Silence();

  /**
   * @param patience how long to wait for what must come
   */
  ScriptedConversation(Duration patience) {
    this.patience = patience;
  }

  Duration patience() {
    return patience;
  }

  /** From now on every new delivery is answered so. */
  public synchronized void answers(Reply reply) {
    script = _ -> reply;
  }

  /** From now on every new delivery is answered as this says. */
  public synchronized void answers(Function<Incoming, Reply> better) {
    script = better;
  }

  @Override
  public synchronized Reply receive(Incoming incoming) {
    heard.add(incoming);
    return answered.computeIfAbsent(incoming.origin().delivery(), _ -> script.apply(incoming));
  }

  /** Everything heard so far, repetitions included. */
  public synchronized List<Incoming> heard() {
    return List.copyOf(heard);
  }

  /** What has acted: the delivery keys heard so far. */
  public synchronized Set<String> deeds() {
    return heard().stream()
        .map(it -> it.origin().delivery())
        .collect(HashSet::new, HashSet::add, HashSet::addAll);
  }

  /** The one thing of this kind that was heard; waits for it. */
  public <T extends Incoming> T hears(Class<T> kind) {
    return hears(kind, 1).getFirst();
  }

  /** Exactly that many of this kind, in the order heard; waits for them. */
  public <T extends Incoming> List<T> hears(Class<T> kind, int many) {
    await()
        .atMost(patience)
        .pollInterval(Duration.ofMillis(10))
        .untilAsserted(() ->
            assertThat(heard()).filteredOn(kind::isInstance).hasSizeGreaterThanOrEqualTo(many));
    var found = heard().stream().filter(kind::isInstance).map(kind::cast).toList();
    assertThat(found).hasSize(many);
    return found;
  }

  /** A command as platforms with typed commands register it. */
  @Override
  public List<Phrase> phrases() {
    var impact =
        new Phrase.Parameter(
            "impact",
            "How bad it is",
            Phrase.Kind.WORDS,
            false,
            List.of(new Choice("high", "High"), new Choice("low", "Low")),
            false);
    return List.of(
        new Phrase("kit.help", "help", "What can be said", List.of(), null),
        new Phrase("kit.try", "kit try", "Tries the kit", List.of(words(), impact), null),
        new Phrase("kit.find", "kit find", "Finds a service", List.of(service()), null),
        new Phrase("kit.give", "kit give", "Gives it to somebody", List.of(person()), null));
  }

  private static Phrase.Parameter words() {
    return new Phrase.Parameter("what", "What to try", Phrase.Kind.WORDS, false, List.of(), false);
  }

  private static Phrase.Parameter service() {
    return new Phrase.Parameter(
        "service", "Which service", Phrase.Kind.WORDS, true, List.of(), true);
  }

  private static Phrase.Parameter person() {
    return new Phrase.Parameter("to", "To whom", Phrase.Kind.PERSON, true, List.of(), false);
  }
}
