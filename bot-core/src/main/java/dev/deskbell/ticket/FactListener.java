package dev.deskbell.ticket;

/** Hears every fact in its transaction; may record more. */
public interface FactListener {
  void heard(Heard heard);
}
