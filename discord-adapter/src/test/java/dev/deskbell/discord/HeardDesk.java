package dev.deskbell.discord;

import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Phrase;
import dev.deskbell.chat.Reply;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A desk that notes what it hears and answers what a test says. */
final class HeardDesk implements Conversation {
  private final List<Incoming> heard = new CopyOnWriteArrayList<>();
  private volatile Function<Incoming, Reply> script = _ -> new Reply.Silence();
  private volatile List<Phrase> phrases =
      List.of(
          new Phrase("kit.try", "kit try", "Tries the kit", List.of(), null),
          new Phrase("kit.raise", "kit raise", "Raises it", List.of(), "Raise from this"),
          new Phrase("kit.find", "kit find", "Finds a service", List.of(service()), null));

  private static Phrase.Parameter service() {
    return new Phrase.Parameter(
        "service", "Which service", Phrase.Kind.WORDS, true, List.of(), true);
  }

  void answers(Function<Incoming, Reply> better) {
    script = better;
  }

  void answers(Reply reply) {
    script = _ -> reply;
  }

  void offers(List<Phrase> other) {
    phrases = other;
  }

  @Override
  public Reply receive(Incoming incoming) {
    heard.add(incoming);
    return script.apply(incoming);
  }

  @Override
  public List<Phrase> phrases() {
    return phrases;
  }

  <T extends Incoming> List<T> heard(Class<T> kind) {
    return heard.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** That many of this kind, as soon as they are there. */
  <T extends Incoming> List<T> hears(Class<T> kind, int many) {
    Waiting.until(() -> heard(kind).size() >= many);
    return heard(kind);
  }
}
