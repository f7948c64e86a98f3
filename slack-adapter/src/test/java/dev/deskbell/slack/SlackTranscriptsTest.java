package dev.deskbell.slack;

import dev.deskbell.slack.fake.SlackPlayer;
import dev.deskbell.slack.fake.Team;
import dev.deskbell.testing.theatre.CoreTheatre;
import dev.deskbell.testing.theatre.ExampleOrganisation;
import dev.deskbell.testing.transcript.Theatre;
import dev.deskbell.testing.transcript.TranscriptSuite;
import java.nio.file.Path;

/** The transcripts with the real core, on Slack over HTTP, within its limits. */
class SlackTranscriptsTest extends TranscriptSuite {
  @Override
  protected Theatre open() {
    return new CoreTheatre(organisation(), SlackStage::atItsPace);
  }

  /** The example organisation with Slack's ids. */
  static Path organisation() {
    return ExampleOrganisation.on(
        SlackPlayer.PLATFORM,
        SlackStage.TEAM,
        (kind, name) -> kind.equals("user") ? Team.userId(name) : Team.channelId(name));
  }
}
