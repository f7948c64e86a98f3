package dev.deskbell.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.deskbell.discord.fake.FakeDiscord;
import dev.deskbell.testing.theatre.ExampleOrganisation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The example organisation with so many employees that none is asked to wait. */
public final class Residents {
  private static final int MORE = 400;

  private Residents() {}

  static String handle(long number) {
    return "worker" + letters((int) (number % MORE));
  }

  private static String letters(int number) {
    return IntStream.of(number / 26 / 26 % 26, number / 26 % 26, number % 26)
        .mapToObj(it -> String.valueOf((char) ('a' + it)))
        .collect(Collectors.joining());
  }

  /** A folder of policies; people and rooms of the example are on that Discord too. */
  static Path moreThanUsual(Path folder, @Nullable FakeDiscord discord) throws IOException {
    var policies =
        discord == null
            ? ExampleOrganisation.on(
                "slack",
                "T0BENCH",
                (kind, name) ->
                    kind.equals("user")
                        ? dev.deskbell.slack.fake.Team.userId(name)
                        : dev.deskbell.slack.fake.Team.channelId(name))
            : ExampleOrganisation.on(
                "discord",
                quoted(discord.guild()),
                (kind, name) ->
                    quoted(
                        kind.equals("user")
                            ? discord.person(name, ZoneOffset.UTC).id()
                            : discord.channel(name)));
    var people = policies.resolve("people.yaml");
    var more =
        IntStream.range(0, MORE)
            .mapToObj(it ->
                """
                  - handle: %1$s
                    name: %1$s
                    accounts:
                      - { platform: console, workspace: example, user: %1$s }
                """
                    .formatted(handle(it)))
            .collect(Collectors.joining());
    Files.writeString(people, Files.readString(people, UTF_8) + more, UTF_8);
    return policies;
  }

  private static String quoted(String id) {
    return '"' + id + '"';
  }
}
