package dev.deskbell.slack;

import dev.deskbell.testing.theatre.CoreTheatre;
import dev.deskbell.testing.transcript.Theatre;
import dev.deskbell.testing.transcript.TranscriptSuite;
import java.util.Set;

/**
 * The transcripts with the real core, on Slack by Socket Mode. What stands behind the socket is
 * played over HTTP in every build; here those with every kind of thing that comes by it, and all
 * with {@code -Ddeskbell.transcripts=all}.
 */
class SlackSocketTranscriptsTest extends TranscriptSuite {
  private static final Set<String> EVERY_KIND =
      Set.of(
          "incident.txt", "laptop.txt", "mistyped.txt", "private.txt", "repeated.txt", "talk.txt");

  @Override
  protected Theatre open() {
    return new CoreTheatre(SlackTranscriptsTest.organisation(), SlackStage::bySocket);
  }

  @Override
  protected boolean plays(String name) {
    return EVERY_KIND.contains(name)
        || System.getProperty("deskbell.transcripts", "").equals("all");
  }
}
