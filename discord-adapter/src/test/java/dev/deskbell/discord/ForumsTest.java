package dev.deskbell.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.testing.contract.Seen;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Forums as rooms: a ticket is a post. */
class ForumsTest {
  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void a_card_in_a_forum_is_a_post_that_is_edited_for_life() {
    var forum = Place.channel(Discord.NAME, bench.discord.guild(), bench.discord.forum("tickets"));
    var first = bench.adapter.deliver(bench.post(forum, Card.of("INC-1 · Checkout", Tone.ALARM)));
    var posting = Bench.posting(first);
    var edit =
        new Outgoing.Edit(bench.id(), posting, Card.of("INC-1 · Checkout held", Tone.WARNING));

    assertThat(bench.adapter.deliver(edit)).isEqualTo(new Receipt.Delivered(posting));
    bench.posted(posting.thread(), "the detail");
    assertThat(bench.player(bench.ben).sees(posting.thread()).stream().map(Seen::words))
        .hasSize(2)
        .first()
        .asString()
        .contains("held");
  }

  @Test
  void a_post_has_the_tags_of_its_state_and_priority_and_keeps_them_so() {
    var forum =
        Place.channel(
            Discord.NAME,
            bench.discord.guild(),
            bench.discord.forum("tickets", "New", "On hold", "P1", "P2", "Printers"));
    var posting = Bench.posting(bench.adapter.deliver(bench.post(forum, card("New", "P1"))));
    assertThat(bench.discord.tags(posting.message())).containsExactly("New", "P1");

    bench.adapter.deliver(new Outgoing.Edit(bench.id(), posting, card("On hold", "P2")));
    assertThat(bench.discord.tags(posting.message())).containsExactly("On hold", "P2");
    bench.adapter.deliver(new Outgoing.Edit(bench.id(), posting, card("Closed", "P2")));
    assertThat(bench.discord.tags(posting.message())).containsExactly("P2");
  }

  @Test
  void only_state_and_priority_are_tags() {
    var posting = Bench.posting(bench.adapter.deliver(bench.post(forum(), card("New", "P1"))));
    assertThat(bench.discord.tags(posting.message())).containsExactly("New", "P1");
  }

  @Test
  void a_tag_that_somebody_set_by_hand_stays() {
    var forum = forum();
    var posting = Bench.posting(bench.adapter.deliver(bench.post(forum, card("New", "P1"))));
    bench.discord.tags(posting.message(), "Payments");
    bench.discord.tags(posting.message(), "VIP");

    bench.adapter.deliver(new Outgoing.Edit(bench.id(), posting, card("On hold", "P1")));
    assertThat(bench.discord.tags(posting.message()))
        .containsExactlyInAnyOrder("On hold", "P1", "Payments", "VIP");
    var elsewhere = bench.instance(new SoleLease(), (_, _, _) -> true); // remembers nothing
    elsewhere.deliver(new Outgoing.Edit(bench.id(), posting, card("Closed", "P2")));
    assertThat(bench.discord.tags(posting.message()))
        .containsExactlyInAnyOrder("P2", "Payments", "VIP");
  }

  private Place forum() {
    return Place.channel(
        Discord.NAME,
        bench.discord.guild(),
        bench.discord.forum("tickets", "New", "On hold", "P1", "P2", "Payments", "VIP"));
  }

  private static Card card(String state, String priority) {
    var rows =
        List.of(
            new Block.Facts.Row("Status", Text.of(state)),
            new Block.Facts.Row("Priority", Text.of(priority)),
            new Block.Facts.Row("Service", Text.of("Payments")));
    return Card.of("INC-1 · Checkout", Tone.ALARM, new Block.Facts(rows));
  }
}
