package dev.deskbell.testing.theatre;

import dev.deskbell.testing.memory.MemoryStage;
import dev.deskbell.testing.transcript.Theatre;
import dev.deskbell.testing.transcript.TranscriptSuite;

/** The transcripts with the real core, on the platform in memory. */
class MemoryTranscriptsTest extends TranscriptSuite {
  @Override
  protected Theatre open() {
    return new CoreTheatre("memory", "town", (desk, clock) -> new MemoryStage(desk, clock));
  }
}
