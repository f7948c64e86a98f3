package dev.deskbell.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Card;
import dev.deskbell.chat.Content;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.discord.fake.Person;
import dev.deskbell.discord.fake.PersonPlayer;
import dev.deskbell.testing.contract.Seen;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people point at: a ticket by its address, the desk's messages by reactions and pins. */
class ReactionsTest {
  private static final URI TICKET = URI.create("https://desk.example/t/INC-1");

  private final Bench bench = new Bench();
  private final Person ana = bench.ana;
  private final PersonPlayer player = bench.player(ana);
  private final Place general = bench.general;

  @AfterEach
  void close() {
    bench.close();
  }

  private Posting delivered(Place to, Content content) {
    return Bench.posting(bench.adapter.deliver(bench.post(to, content)));
  }

  private List<Incoming.Reaction> heard() {
    return bench.desk.heard(Incoming.Reaction.class);
  }

  @Test
  void an_address_of_the_desks_shows_what_it_leads_to_and_calls_nobody() {
    bench.desk.answers(heard ->
        heard instanceof Incoming.Linked it && it.addresses().contains(TICKET)
            ? new Reply.Preview(Map.of(TICKET, Card.of("INC-1 is held", Tone.CALM)))
            : new Reply.Silence());
    bench.hears();
    player.says(general, "see " + TICKET + ".");

    Waiting.until(() -> player.sees(general).size() == 2);
    assertThat(player.sees(general).getLast().words()).contains("INC-1 is held");
    assertThat(player.notifications()).extracting(Seen::words).isEmpty();
  }

  @Test
  void a_reaction_to_a_message_of_the_desks_is_heard_by_its_name_once() {
    bench.hears();
    var card = delivered(general, Card.of("INC-1", Tone.CALM));
    var theirs = player.says(general, "words of a person");

    ana.reacts(general.channel(), theirs.message(), "👍");
    ana.reacts(general.channel(), card.message(), "👀");
    ana.reacts(general.channel(), card.message(), "✅");

    Waiting.until(() -> heard().size() == 2);
    assertThat(heard())
        .extracting(Incoming.Reaction::emoji)
        .containsExactly("eyes", "white_check_mark");
    assertThat(heard()).allSatisfy(it -> assertThat(it.posting()).isEqualTo(card));
    assertThat(heard().getFirst().origin().by().account()).isEqualTo(player.account());
    assertThat(heard().stream().map(it -> it.origin().delivery()).distinct()).hasSize(2);
  }

  @Test
  void in_a_thread_reactions_to_anybody_s_words_are_heard_and_pins_are_some() {
    bench.hears();
    var thread = delivered(general, Card.of("INC-1", Tone.CALM)).thread();
    delivered(thread, new Saying(Text.of("below")));
    var theirs = player.says(thread, "failing over now");

    var below = Objects.requireNonNull(thread.thread());
    ana.reacts(below, theirs.message(), "📌");
    ana.pins(below, theirs.message());

    Waiting.until(() -> heard().size() == 2);
    assertThat(heard())
        .allSatisfy(it -> assertThat(it.emoji()).isEqualTo(Incoming.PIN))
        .allSatisfy(it -> assertThat(it.posting()).isEqualTo(theirs))
        .allSatisfy(it -> assertThat(it.origin().by().account()).isEqualTo(player.account()));
  }
}
