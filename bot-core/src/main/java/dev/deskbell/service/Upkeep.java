package dev.deskbell.service;

import dev.deskbell.store.Questions;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Who knows of work on services that is being done. A bean of whoever does such work. */
public interface Upkeep {
  /** The work of that moment, each as the window in which it disturbs its services. */
  Supplier<List<Window>> at(Instant moment, Questions questions);
}
