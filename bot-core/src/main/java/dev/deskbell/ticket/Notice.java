package dev.deskbell.ticket;

import dev.deskbell.delivery.Telling;
import java.util.List;

/** A ticket as its row is to be written, and what is to be told. */
record Notice(Head head, List<Telling> tellings) {}
