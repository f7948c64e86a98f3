package dev.deskbell.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Phrase;
import dev.deskbell.chat.Reply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullMarked;

/** A desk that remembers what it heard and says what the test wants. */
@NullMarked
final class ListeningDesk implements Conversation {
  final List<Incoming> heard = new CopyOnWriteArrayList<>();
  private volatile Function<Incoming, Reply> script = _ -> new Reply.Silence();

  void answers(Reply reply) {
    script = _ -> reply;
  }

  void answers(Function<Incoming, Reply> better) {
    script = better;
  }

  @Override
  public Reply receive(Incoming incoming) {
    heard.add(incoming);
    return script.apply(incoming);
  }

  /** The one thing of this kind; waits for it. */
  <T extends Incoming> T hears(Class<T> kind) {
    Awaitility.await()
        .pollInterval(Duration.ofMillis(10))
        .untilAsserted(() -> assertThat(heard).anyMatch(kind::isInstance));
    var found = heard.stream().filter(kind::isInstance).map(kind::cast).toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  @Override
  public List<Phrase> phrases() {
    return List.of(
        new Phrase("kit.help", "help", "What can be said", List.of(), null),
        new Phrase("kit.try", "kit try", "Tries the kit", List.of(), "Try it on this"));
  }
}
