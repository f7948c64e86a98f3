package dev.deskbell.discord;

import dev.deskbell.discord.fake.FakeDiscord;
import dev.deskbell.testing.SettableClock;
import dev.deskbell.testing.contract.Stage;
import dev.deskbell.testing.theatre.CoreTheatre;
import dev.deskbell.testing.transcript.Theatre;
import java.time.Duration;
import java.util.function.Consumer;

/** The real core before a Discord of our own. */
final class DiscordTheatre implements Theatre {
  private final FakeDiscord discord = DiscordStage.invited(SettableClock.tuesdayMorning());
  private final CoreTheatre core;
  private final DiscordStage stage;

  DiscordTheatre() {
    this(_ -> {});
  }

  /**
   * @param furnishing what else is there before the desk comes
   */
  DiscordTheatre(Consumer<FakeDiscord> furnishing) {
    furnishing.accept(discord);
    core =
        new CoreTheatre(
            DiscordStage.organisation(discord),
            (desk, clock) -> {
              discord.time().follows(clock);
              return new DiscordStage(desk, clock, discord);
            });
    stage = (DiscordStage) core.stage();
    stage.begins();
  }

  FakeDiscord discord() {
    return discord;
  }

  CoreTheatre core() {
    return core;
  }

  @Override
  public Stage stage() {
    return stage;
  }

  @Override
  public void later(Duration by) {
    core.later(by);
  }

  @Override
  public void monitoringReports(String what, boolean over) {
    core.monitoringReports(what, over);
  }

  @Override
  public void settles() {
    core.settles();
  }

  @Override
  public void close() {
    core.close();
  }
}
