package dev.deskbell.delivery;

/** A queue: what is urgent, or the rest, for one channel or person. */
record Lane(String key, Telling.Urgency urgency) {}
