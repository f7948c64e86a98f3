package dev.deskbell.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.deskbell.chat.Card;
import dev.deskbell.chat.Content;
import dev.deskbell.chat.Form;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Reply;
import dev.deskbell.testing.contract.AnyContent;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever the desk says and asks, Discord takes it, and nobody is mentioned. */
class HostileTest {
  private final Bench bench = new Bench();

  @BeforeEach
  void hears() {
    bench.hears();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void any_card_and_message_is_taken_everywhere_and_notifies_nobody() {
    qt().withExamples(30)
        .withShrinkCycles(0)
        .forAll(longs().all())
        .checkAssert(seed -> {
          var any = new AnyContent(seed, bench.account(bench.ben));
          everywhere(any.card());
          everywhere(any.saying());
          nobodyWasNotified();
        });
  }

  private void everywhere(Content content) {
    var posting = Bench.posting(bench.adapter.deliver(bench.post(bench.general, content)));
    taken(bench.post(posting.thread(), content));
    taken(new Outgoing.Edit(bench.id(), posting, content));
    taken(new Outgoing.Direct(bench.id(), bench.account(bench.ana), content));
    if (content instanceof Card card) {
      whispers(card);
    }
  }

  private void taken(Outgoing outgoing) {
    assertThat(bench.adapter.deliver(outgoing)).isInstanceOf(Receipt.Delivered.class);
  }

  private void whispers(Card card) {
    var before = bench.player(bench.ana).whispers().size();
    bench.desk.answers(new Reply.Whisper(card));
    bench.ana.commands(bench.general.channel(), "kit try");
    assertThat(bench.player(bench.ana).whispers()).hasSize(before + 1);
  }

  private void nobodyWasNotified() {
    assertThat(bench.player(bench.ana).notifications()).isEmpty();
    assertThat(bench.player(bench.ben).notifications()).isEmpty();
    assertThat(bench.discord.violations()).isEmpty();
    assertThat(bench.ana.failures()).isZero();
  }

  @Test
  void who_is_named_is_notified_and_nobody_else_whatever_the_words() {
    qt().withExamples(60)
        .withShrinkCycles(0)
        .forAll(longs().all())
        .checkAssert(seed -> {
          var any = new AnyContent(seed, bench.account(bench.ana));
          taken(
              new Outgoing.Post(
                  bench.id(), bench.general, any.card(), Set.of(bench.account(bench.ana))));
          assertThat(bench.player(bench.ben).notifications()).isEmpty();
        });
  }

  @Test
  void any_form_opens() {
    qt().withExamples(60)
        .withShrinkCycles(0)
        .forAll(longs().all())
        .checkAssert(seed -> opens(new AnyContent(seed, bench.account(bench.ben)).form()));
  }

  private void opens(Form form) {
    bench.desk.answers(new Reply.Ask(form));
    bench.ana.commands(bench.general.channel(), "kit try");
    var seen = bench.player(bench.ana).form();
    assertThat(seen).isPresent();
    assertThat(seen.orElseThrow().fields()).hasSameSizeAs(form.fields());
    nobodyWasNotified();
  }
}
