package dev.deskbell.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskbell.chat.Place;
import dev.deskbell.discord.fake.PersonPlayer;
import dev.deskbell.discord.fake.Server;
import dev.deskbell.testing.contract.Seen;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One desk on two servers: who is on both is one person, there and in direct messages. */
class TwoServersTest {
  private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

  private final AtomicReference<Server> made = new AtomicReference<>();
  private final DiscordTheatre theatre =
      new DiscordTheatre(it -> made.set(it.server("Alvorada North")));
  private final Server north = Objects.requireNonNull(made.get());
  private final PersonPlayer zoe = player("zoe");
  private final PersonPlayer zoeInTheNorth =
      new PersonPlayer(
          north.joins(theatre.discord().person("zoe", LISBON), "1000000000000000009"),
          Discord.NAME,
          north.id());

  @AfterEach
  void close() {
    theatre.close();
  }

  private PersonPlayer player(String name) {
    return (PersonPlayer) theatre.stage().player(name, LISBON);
  }

  private Place inTheNorth() {
    return Place.channel(Discord.NAME, north.id(), north.channel("general"));
  }

  @Test
  void who_speaks_on_two_servers_and_in_direct_messages_is_one_person() {
    zoeInTheNorth.types(inTheNorth(), "mine");
    zoe.types(theatre.stage().room("general"), "me prefer");
    zoe.types(
        theatre.stage().room("general"),
        "incident declare title:\"The printer eats paper\" impact:low urgency:low");
    settles();
    assertThat(zoe.letters().getLast().words()).contains("INC-1 · The printer eats paper");

    zoeInTheNorth.types(inTheNorth(), "mine");
    assertThat(zoeInTheNorth.whispers().getLast().words()).contains("INC-1");
    zoeInTheNorth.types(
        inTheNorth(), "incident declare title:\"And the cable\" impact:low urgency:low");
    settles();
    below("INC-1", "It is the one by the window");
    below("INC-2", "It is too short");
    zoe.writes("mine");
    settles();
    assertThat(zoe.whispers().getLast().words()).contains("INC-1", "INC-2");

    assertThat(accounts())
        .containsExactlyInAnyOrder(theatre.discord().guild(), north.id())
        .as("direct messages are no account of their own");
    assertThat(count("select count(*) from person p join account a on a.person = p.id"
            + " where a.user_id = '" + zoe.account().user() + "'"
            + " and cardinality(a.groups) > 0"))
        .as("roles are each server's own")
        .isEqualTo(2);
    assertThat(count("select count(distinct person) from account where user_id = '"
            + zoe.account().user() + "'"))
        .isEqualTo(1);
  }

  /** Says it below the card in the direct messages, and finds it as a comment. */
  private void below(String ref, String words) {
    var card = card(zoe.letters(), ref);
    zoe.says(Objects.requireNonNull(card.posting()).thread(), words);
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> count("select count(*) from timeline_words where words = '" + words + "'") == 1);
  }

  private static Seen card(List<Seen> seen, String ref) {
    return seen.stream().filter(it -> it.words().contains(ref + " ·")).findFirst().orElseThrow();
  }

  private void settles() {
    theatre.settles();
  }

  private List<String> accounts() {
    return theatre
        .core()
        .get(JdbcClient.class)
        .sql("select workspace from account where platform = 'discord' and user_id = ?")
        .param(zoe.account().user())
        .query(String.class)
        .list();
  }

  private long count(String sql) {
    return theatre.core().get(JdbcClient.class).sql(sql).query(Long.class).single();
  }
}
