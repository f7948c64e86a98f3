package dev.deskbell.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskbell.chat.Attachment;
import dev.deskbell.chat.Incoming;
import dev.deskbell.discord.fake.Person;
import dev.deskbell.discord.fake.RestTroubles.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that people attached are gone only when Discord says so; everything else passes. */
class DownloadsTest {
  private final Bench bench = new Bench().hears();

  @AfterEach
  void close() {
    bench.close();
  }

  private Attachment attached() {
    var card = bench.posted(bench.general, "INC-1");
    var thread = bench.ana.thread(bench.general.channel(), card.message());
    var bytes = "it says 502".getBytes(StandardCharsets.UTF_8);
    bench.ana.says(thread, "Look", new Person.File("log.txt", "text/plain", bytes));
    return bench.desk.hears(Incoming.Said.class, 1).getFirst().message().files().getFirst();
  }

  private String fetched(Attachment file) {
    return new String(
        Objects.requireNonNull(bench.adapter.fetch(file)).bytes(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 429, 500, 502})
  void a_passing_refusal_of_the_file_is_no_loss(int status) {
    var file = attached();
    bench
        .discord
        .restTroubles()
        .next(it -> it.path().startsWith("/attachments"), new Kind.Status(status));

    assertThatThrownBy(() -> bench.adapter.fetch(file)).isInstanceOf(DiscordSilence.class);
    assertThat(fetched(file)).isEqualTo("it says 502");
  }

  @Test
  void a_cut_connection_and_a_refused_message_are_no_loss() {
    var file = attached();
    var troubles = bench.discord.restTroubles();
    troubles.next(it -> it.path().startsWith("/attachments"), new Kind.CutBefore());
    assertThatThrownBy(() -> bench.adapter.fetch(file)).isInstanceOf(DiscordSilence.class);
    troubles.next(it -> it.method().equals("GET"), new Kind.Status(503));
    assertThatThrownBy(() -> bench.adapter.fetch(file)).isInstanceOf(DiscordSilence.class);
    troubles.next(it -> it.method().equals("GET"), new Kind.Refused(403, 50001, "Missing Access"));
    assertThatThrownBy(() -> bench.adapter.fetch(file)).isInstanceOf(DiscordSilence.class);

    assertThat(fetched(file)).isEqualTo("it says 502");
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 410})
  void what_is_not_there_any_more_is_gone(int status) {
    var file = attached();
    bench
        .discord
        .restTroubles()
        .next(it -> it.path().startsWith("/attachments"), new Kind.Status(status));

    assertThat(bench.adapter.fetch(file)).isNull();
  }

  @Test
  void a_file_of_a_message_that_was_removed_and_of_a_stranger_is_gone() {
    var file = attached();
    var parts = file.id().split("/", -1);
    bench.ana.removes(parts[0], parts[1]);

    assertThat(bench.adapter.fetch(file)).isNull();
    assertThat(bench.adapter.fetch(at("https://elsewhere.example/log.txt"))).isNull();
    assertThat(bench.adapter.fetch(at("https://no address"))).isNull();
  }

  private static Attachment at(String id) {
    return new Attachment(Discord.NAME, "1", id, "log.txt", 3);
  }
}
