package dev.deskbell.discord;

import dev.deskbell.testing.transcript.Theatre;
import dev.deskbell.testing.transcript.TranscriptSuite;

/** The transcripts with the real core, on a Discord of our own. */
class DiscordTranscriptsTest extends TranscriptSuite {
  @Override
  protected Theatre open() {
    return new DiscordTheatre();
  }
}
