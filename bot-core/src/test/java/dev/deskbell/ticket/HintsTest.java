package dev.deskbell.ticket;

import static dev.deskbell.testing.theatre.CoreDesk.card;
import static dev.deskbell.testing.theatre.CoreDesk.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Card;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Speaker;
import dev.deskbell.policy.Policies;
import dev.deskbell.testing.Desk;
import dev.deskbell.testing.theatre.CoreDesk;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Addresses, reactions, the page of one's own, and what was said while the desk was away. */
class HintsTest {
  private static final CoreDesk desk = new CoreDesk();
  private static int heard;
  private Path file = Path.of("");
  private String asItWas = "";
  private String ref = "";

  @AfterAll
  static void closes() {
    desk.close();
  }

  @BeforeEach
  void ana_reports() {
    desk.platform().without();
    ref =
        desk.as("ana")
            .types("incident declare \"It hangs\" impact:high urgency:high service:checkout")
            .card()
            .title()
            .split(" ", 2)[0];
    desk.later(Duration.ofMinutes(2));
  }

  private static Reply hears(
      String user, Place at, Origin.Audience audience, Function<Origin, Incoming> what) {
    var speaker = Speaker.member(Desk.account(user), user);
    var when = desk.theatre().clock().instant();
    return desk.theatre()
        .desk()
        .receive(what.apply(new Origin("hint-" + ++heard, speaker, at, audience, when)));
  }

  private static final Place LOBBY = Place.channel(Desk.PLATFORM, Desk.WORKSPACE, "lobby");

  private Map<URI, Card> previews(String user, Origin.Audience audience, String address) {
    var reply =
        hears(user, LOBBY, audience, it -> new Incoming.Linked(it, List.of(URI.create(address))));
    return ((Reply.Preview) reply).cards();
  }

  @Test
  void a_ticket_s_address_shows_its_card_and_a_secret_s_shows_nothing_in_a_room() {
    var address = "https://desk.example.com/t/" + ref;
    var previews = previews("otto", Origin.Audience.OPEN, address);
    assertThat(previews).containsOnlyKeys(URI.create(address));
    var card = previews.values().iterator().next();
    assertThat(card.title()).isEqualTo(ref + " · It hangs");
    assertThat(card.actions()).isEmpty();
    assertThat(previews("otto", Origin.Audience.OPEN, "https://elsewhere.example.com/t/" + ref))
        .isEmpty();
    assertThat(previews("otto", Origin.Audience.OPEN, "https://desk.example.com/t/INC-9999"))
        .isEmpty();
    desk.as("yuki").types("hide " + ref);
    assertThat(previews("yuki", Origin.Audience.OPEN, address)).isEmpty();
    assertThat(previews("yuki", Origin.Audience.INVITED, address)).isEmpty();
    assertThat(previews("yuki", Origin.Audience.DIRECT, address)).hasSize(1);
    assertThat(previews("otto", Origin.Audience.DIRECT, address)).isEmpty();
  }

  private Reply reacts(String user, String emoji) {
    var posting = card(desk.room("incidents"), ref).posting();
    return hears(
        user,
        posting.place(),
        Origin.Audience.OPEN,
        it -> new Incoming.Reaction(it, posting, emoji, true));
  }

  @Test
  void a_reaction_is_only_a_reaction_where_the_files_say_nothing_of_them() {
    assertThat(reacts("yuki", "eyes")).isEqualTo(new Reply.Silence());
    assertThat(reacts("yuki", "white_check_mark")).isEqualTo(new Reply.Silence());
    assertThat(card(desk.room("incidents"), ref).content().plain())
        .doesNotContain("Assignee: Yuki");
  }

  /** As the comment in the example's own file says, until the next test. */
  private void reactionsStandForButtons() throws IOException {
    var folder = desk.get(Environment.class).getRequiredProperty("deskbell.policies");
    file = Path.of(folder, "tickets.yaml");
    asItWas = Files.readString(file);
    accept(asItWas.replaceAll("(?m)^# (reactions:|  eyes:|  white_check_mark:)", "$1"));
  }

  private void accept(String tickets) throws IOException {
    Files.writeString(file, tickets);
    var policies = desk.get(Policies.class);
    policies.accept(policies.propose().digest(), "a test");
  }

  @AfterEach
  void reactions_are_off_again() throws IOException {
    if (!asItWas.isEmpty()) {
      accept(asItWas);
      asItWas = "";
    }
  }

  @Test
  void a_reaction_is_the_press_of_a_button_where_the_files_say_so() throws IOException {
    reactionsStandForButtons();
    assertThat(reacts("yuki", "tada")).isEqualTo(new Reply.Silence());
    assertThat(reacts("otto", "eyes")).isInstanceOf(Reply.Whisper.class);
    assertThat(words(desk.room("incidents"))).doesNotContain(ref + " acknowledged");
    assertThat(card(desk.room("incidents"), ref).content().plain())
        .doesNotContain("Status: Acknowledged");
    reacts("yuki", "eyes");
    assertThat(card(desk.room("incidents"), ref).content().plain()).contains("Assignee: Yuki");
  }

  @Test
  void what_a_reaction_leaves_open_is_asked_behind_a_button() throws IOException {
    reactionsStandForButtons();
    var reply = reacts("yuki", "white_check_mark");
    assertThat(reply).isInstanceOf(Reply.Whisper.class);
    var card = ((Reply.Whisper) reply).card();
    assertThat(card.actions()).hasSize(1);
    assertThat(card.plain()).contains("stands for this");
  }

  @Test
  void somebody_s_page_shows_what_waits_and_what_is_theirs_and_stays_current() {
    assertThat(desk.as("ana").opensHome().reply()).isInstanceOf(Reply.class);
    desk.theatre().settles();
    var page = desk.platform().page(Desk.account("ana")).orElseThrow();
    assertThat(page.plain()).contains("Your tickets", ref, "It hangs");
    assertThat(desk.as("ana").opensHome().reply()).isEqualTo(new Reply.Silence());
    desk.as("yuki").types("incident ack " + ref);
    desk.as("yuki").types("incident resolve " + ref + " done");
    desk.get(HomePages.class).refresh();
    desk.theatre().settles();
    page = desk.platform().page(Desk.account("ana")).orElseThrow();
    assertThat(page.plain()).contains("Waiting for you");
    assertThat(page.plain().indexOf("Waiting for you"))
        .isLessThan(page.plain().indexOf("Your tickets"));
    assertThat(desk.platform().page(Desk.account("yuki"))).isEmpty();
  }

  @Test
  void where_there_are_no_pages_the_answer_is_as_it_was_and_nothing_is_kept() {
    desk.platform().without(Outgoing.Page.class);
    assertThat(desk.as("rui").opensHome().reply()).isInstanceOf(Reply.class);
    desk.theatre().settles();
    assertThat(
            desk.get(JdbcClient.class)
                .sql("select count(*) from home_page where user_id = 'rui'")
                .query(Integer.class)
                .single())
        .isZero();
    assertThat(words(desk.inbox("ada"))).doesNotContain("Somebody is not told");
  }
}
