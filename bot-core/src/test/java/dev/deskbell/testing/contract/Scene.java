package dev.deskbell.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskbell.chat.Call;
import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Content;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowingConsumer;

/** One test's stage, its desk, and the two people and the room that every test knows. */
public final class Scene {

  static final Call CALL = new Call("kit.try", "INC-7");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private final Stage stage;
  private final ScriptedConversation desk;
  private final AtomicInteger deeds = new AtomicInteger();

  final Player ana;
  final Player ben;
  final Place room;

  Scene(Stage stage, ScriptedConversation desk) {
    this.stage = stage;
    this.desk = desk;
    room = stage.room("general");
    ana = stage.player("ana", BERLIN);
    ben = stage.player("ben", NEW_YORK);
  }

  Stage stage() {
    return stage;
  }

  ScriptedConversation desk() {
    return desk;
  }

  ChatPlatform platform() {
    return stage.platform();
  }

  /** A delivery's name as the desk would give it. */
  String id() {
    return "kit" + deeds.incrementAndGet();
  }

  Outgoing.Post post(Place to, Content content) {
    return new Outgoing.Post(id(), to, content, Set.of());
  }

  /** Delivers to the room, and gives where it stands. */
  Posting posted(Content content) {
    return delivered(post(room, content));
  }

  Posting posted(String words) {
    return posted(new Saying(Text.of(words)));
  }

  Posting delivered(Outgoing outgoing) {
    var receipt = platform().deliver(outgoing);
    assertThat(receipt).isInstanceOf(Receipt.Delivered.class);
    var posting = ((Receipt.Delivered) receipt).posting();
    assertThat(posting).as("where it stands").isNotNull();
    return Objects.requireNonNull(posting);
  }

  /** What this person sees at that posting; waits for it. */
  Seen seenBy(Player player, Posting posting) {
    return last(() ->
        player.sees(posting.place()).stream().filter(it -> posting.equals(it.posting())).toList());
  }

  /** The last of these, as soon as there is one. */
  Seen last(Supplier<List<Seen>> messages) {
    eventually(messages, it -> assertThat(it).isNotEmpty());
    return messages.get().getLast();
  }

  /** What can be seen becomes so, at once or within the kit's patience. */
  <T> void eventually(Supplier<T> seen, ThrowingConsumer<T> so) {
    await()
        .atMost(desk.patience())
        .pollInterval(Duration.ofMillis(10))
        .untilAsserted(() -> so.accept(seen.get()));
  }
}
