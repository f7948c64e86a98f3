package dev.deskbell.console;

import dev.deskbell.testing.theatre.CoreTheatre;
import dev.deskbell.testing.transcript.Theatre;
import dev.deskbell.testing.transcript.TranscriptSuite;

/** The transcripts with the real core, in the browser console. */
class ConsoleTranscriptsTest extends TranscriptSuite {
  @Override
  protected Theatre open() {
    return new CoreTheatre(Workspace.PLATFORM, Workspace.NAME, ContractStage::new);
  }
}
