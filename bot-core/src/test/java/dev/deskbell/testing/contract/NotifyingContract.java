package dev.deskbell.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.testing.contract.Seen.Mark;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whose attention what the desk says calls for: whom it names, and never everyone's. */
public interface NotifyingContract extends OnStage {

  @Test
  default void a_mention_notifies_exactly_the_person_named() {
    var text =
        Text.of("Please look, ").and(mention(scene().ana)).and(" and ").and(mention(scene().ben));
    var naming =
        new Outgoing.Post(
            scene().id(), scene().room, new Saying(text), Set.of(scene().ana.account()));
    var posting = scene().delivered(naming);

    assertThat(scene().last(scene().ana::notifications).posting()).isEqualTo(posting);
    assertThat(scene().ana.notifications()).hasSize(1);
    assertThat(scene().ben.notifications()).isEmpty();
    var seen = scene().seenBy(scene().ben, posting);
    assertThat(seen.words().toLowerCase(Locale.ROOT)).contains("ana").contains("ben");
    assertThat(seen.marks(Mark.Kind.PERSON))
        .extracting(Mark::meaning)
        .contains(scene().ana.account().user());
  }

  @Test
  default void an_edit_notifies_nobody() {
    var posting = scene().posted("first");
    var text = Text.of("now with ").and(mention(scene().ana));
    scene().platform().deliver(new Outgoing.Edit(scene().id(), posting, new Saying(text)));

    scene()
        .eventually(
            () -> scene().seenBy(scene().ben, posting).words(),
            it -> assertThat(it).contains("now with"));
    assertThat(scene().ana.notifications()).isEmpty();
  }

  @Test
  default void nothing_notifies_everyone() {
    for (var words : Hostile.WORDS) {
      scene().posted(words);
      var edited = scene().posted(Hostile.card(words));
      scene().delivered(scene().post(edited.thread(), new Saying(Text.strong(words))));
      scene().platform().deliver(new Outgoing.Edit(scene().id(), edited, Hostile.card(words)));
    }
    assertThat(scene().ana.notifications()).isEmpty();
    assertThat(scene().ben.notifications()).isEmpty();
  }

  private static Span mention(Player player) {
    return new Span.Mention(player.account(), player.name());
  }
}
