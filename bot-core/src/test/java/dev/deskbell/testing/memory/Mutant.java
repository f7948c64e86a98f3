package dev.deskbell.testing.memory;

import dev.deskbell.testing.memory.MemoryStage.Making;

/** An adapter that gets one thing wrong, and the sentence that must tell. */
record Mutant(String breaks, String by, Making making) {}
