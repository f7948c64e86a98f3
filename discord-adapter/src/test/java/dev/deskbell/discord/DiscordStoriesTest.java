package dev.deskbell.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskbell.chat.Place;
import dev.deskbell.discord.fake.PersonPlayer;
import dev.deskbell.discord.fake.Server;
import dev.deskbell.testing.contract.Entry;
import dev.deskbell.testing.contract.Seen;
import dev.deskbell.testing.contract.SeenForm.SeenField;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What Discord alone has: several servers, direct messages of none, private threads. */
class DiscordStoriesTest {
  private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

  private static final AtomicReference<Server> made = new AtomicReference<>();
  private static final DiscordTheatre theatre =
      new DiscordTheatre(it -> made.set(it.server("Alvorada North")));

  @AfterAll
  static void close() {
    theatre.close();
  }

  private static PersonPlayer player(String name) {
    return (PersonPlayer) theatre.stage().player(name, LISBON);
  }

  private static Place room(String name) {
    return theatre.stage().room(name);
  }

  /** Declares it in a room; the ticket's ref. */
  private static String declares(PersonPlayer who, Place at, String title) {
    who.types(at, "incident declare impact:low urgency:low title:\"" + title + '"');
    theatre.settles();
    return ref(who.whispers().getLast());
  }

  private static String ref(Seen card) {
    return card.words().replaceFirst("(?s).*?(INC-\\d+).*", "$1");
  }

  @Test
  void who_speaks_on_two_servers_and_in_direct_messages_is_one_person() {
    var zoe = player("zoe");
    var north = Objects.requireNonNull(made.get());
    var crew = theatre.discord().role("crew", theatre.discord().person("zoe", LISBON));
    var inTheNorth = Place.channel(Discord.NAME, north.id(), north.channel("general"));
    var zoeInTheNorth =
        new PersonPlayer(
            north.joins(theatre.discord().person("zoe", LISBON)), Discord.NAME, north.id());
    zoeInTheNorth.types(inTheNorth, "mine");
    zoe.types(room("general"), "me prefer");
    var here = declares(zoe, room("general"), "The printer eats paper");
    assertThat(zoe.letters().getLast().words()).contains(here + " · The printer eats paper");

    zoeInTheNorth.types(inTheNorth, "mine");
    assertThat(zoeInTheNorth.whispers().getLast().words()).contains(here);
    var there = declares(zoeInTheNorth, inTheNorth, "And the cable");
    below(zoe, here, "It is the one by the window");
    below(zoe, there, "It is too short");
    zoe.writes("mine");
    theatre.settles();
    assertThat(zoe.whispers().getLast().words()).contains(here, there);

    assertThat(accounts(zoe, "workspace"))
        .as("direct messages are no account of their own")
        .containsExactlyInAnyOrder(theatre.discord().guild(), north.id());
    assertThat(accounts(zoe, "distinct person")).hasSize(1);
    assertThat(accounts(zoe, "workspace || ' ' || ('" + crew + "' = any(groups))"))
        .as("roles are each server's own")
        .containsExactlyInAnyOrder(theatre.discord().guild() + " true", north.id() + " false");
  }

  @Test
  void a_private_ticket_has_a_private_thread_of_its_team_s_room() {
    var sam = player("sam");
    var tom = player("tom");
    var ref = declares(player("ana"), room("general"), "Somebody reads my letters");
    sam.types(room("service-desk"), "hide " + ref);
    sam.types(room("service-desk"), "assign " + ref + " to:@sam");
    sam.types(room("service-desk"), "room open " + ref);
    theatre.settles();
    var own = theatre.discord().threads(room("service-desk").channel()).getLast();
    var thread =
        new Place(Discord.NAME, theatre.discord().guild(), room("service-desk").channel(), own);
    assertThat(card(sam.sees(thread), ref).words()).contains("Somebody reads my letters");
    assertThat(tom.sees(thread)).isEmpty();
    assertThat(player("ana").sees(thread)).isEmpty();

    sam.says(thread, "It was the new scanner");
    commented("It was the new scanner");
    sam.types(room("service-desk"), "note " + ref + " and it is switched off");
    theatre.settles();
    assertThat(sam.sees(thread))
        .extracting(Seen::words)
        .anyMatch(it -> it.contains("switched off"));
    sam.types(room("service-desk"), "room close " + ref);
    theatre.settles();
    assertThat(theatre.discord().isArchived(own)).isTrue();
  }

  @Test
  void desk_alone_opens_the_start_card_and_keeps_the_words_that_were_given() {
    var ana = player("ana");
    ana.types(room("general"), "desk start");
    assertThat(ana.whispers().getLast().words()).contains("What can I do for you?", "help");
    assertThat(ana.whispers().getLast().buttons()).isNotEmpty();

    ana.types(room("general"), "my laptop is wet");
    assertThat(ana.whispers().getLast().words()).contains("my laptop is wet");
    ana.types(room("general"), "desk help");
    assertThat(ana.whispers().getLast().words()).contains("incident declare");
  }

  @Test
  void a_code_that_is_confirmed_with_the_command_is_answered_at_once() {
    var here = player("kim");
    var there = player("kimelsewhere");
    here.types(room("general"), "me link");
    var code =
        here.whispers().getLast().words().replaceFirst("(?s).*(\\w{4}-\\w{4}-\\w{4}).*", "$1");
    there.types(room("general"), "me confirm sure:yes code:" + code);
    assertThat(there.whispers().getLast().words()).contains("You are one person on both accounts");
  }

  @Test
  void something_is_asked_for_for_a_person_from_their_menu() {
    var ana = player("ana");
    theatre
        .discord()
        .person("ana", LISBON)
        .callsOnPerson(
            room("general").channel(),
            theatre.discord().person("otto", LISBON),
            "Ask for something for them");
    var asked = ana.form().orElseThrow();
    var monitor =
        asked.fields().getLast().choices().stream()
            .filter(it -> it.contains("onitor"))
            .findFirst()
            .orElseThrow();
    assertThat(asked.fields()).extracting(SeenField::value).contains("@otto");
    ana.submits(Map.of(asked.fields().getLast().label(), Entry.chosen(monitor)));
    assertThat(ana.form().orElseThrow().title()).contains("onitor");
  }

  @Test
  void direct_messages_know_the_server_they_are_about() {
    var sam = player("sam");
    var ref = declares(player("ana"), room("general"), "The lift is stuck");
    theatre.discord().person("sam", LISBON).commands(letters("sam"), "assign " + ref + " to:@sam");
    theatre.discord().person("sam", LISBON).commands(letters("sam"), "room open " + ref);
    theatre.settles();
    assertThat(sam.whispers().getLast().words()).contains("gets a room of its own");
    assertThat(
            db().sql(
                    "select count(*) from delivery_kept where topic = 'ticket.room'"
                        + " and state = 'STANDS' and subject = ?")
                .param(ref)
                .query(Long.class)
                .single())
        .isEqualTo(1);
    theatre.discord().person("sam", LISBON).commands(letters("sam"), "request for who:@otto");
    assertThat(sam.form().orElseThrow().fields()).extracting(SeenField::value).contains("@otto");
  }

  private static String letters(String name) {
    return theatre.discord().person(name, LISBON).letters();
  }

  /** Says it below the card in the direct messages, and finds it as a comment. */
  private static void below(PersonPlayer who, String ref, String words) {
    var card = card(who.letters(), ref);
    who.says(Objects.requireNonNull(card.posting()).thread(), words);
    commented(words);
  }

  private static void commented(String words) {
    var found = db().sql("select count(*) from timeline_words where words = ?").param(words);
    await().until(() -> found.query(Long.class).single() == 1);
  }

  private static Seen card(List<Seen> seen, String ref) {
    return seen.stream().filter(it -> it.words().contains(ref + " ·")).findFirst().orElseThrow();
  }

  private static List<String> accounts(PersonPlayer who, String what) {
    return db().sql("select " + what + " from account where platform = 'discord' and user_id = ?")
        .param(who.account().user())
        .query((row, _) -> row.getString(1))
        .list();
  }

  private static JdbcClient db() {
    return theatre.core().get(JdbcClient.class);
  }
}
