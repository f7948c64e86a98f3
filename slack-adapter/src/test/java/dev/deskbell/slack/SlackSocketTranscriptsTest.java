package dev.deskbell.slack;

import dev.deskbell.testing.theatre.CoreTheatre;
import dev.deskbell.testing.transcript.Theatre;
import dev.deskbell.testing.transcript.TranscriptSuite;

/** The transcripts with the real core, on Slack by Socket Mode. */
class SlackSocketTranscriptsTest extends TranscriptSuite {
  @Override
  protected Theatre open() {
    return new CoreTheatre(SlackTranscriptsTest.organisation(), SlackStage::bySocket);
  }
}
