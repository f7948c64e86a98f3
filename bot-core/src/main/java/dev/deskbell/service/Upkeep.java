package dev.deskbell.service;

import java.time.Instant;
import java.util.List;

/** Who knows of work on services that is being done. A bean of whoever does such work. */
public interface Upkeep {
  /** The work of that moment, each as the window in which it disturbs its services. */
  List<Window> at(Instant moment);
}
