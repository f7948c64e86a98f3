package dev.deskbell.delivery;

import java.time.Instant;

/** What holds messages back, by name, and until when. */
record Hold(String scope, Instant until) {}
