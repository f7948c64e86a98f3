package dev.deskbell.ticket;

/** A fact just recorded, with the ticket before and after; told in the same transaction. */
public record Heard(Head before, Head after, Fact fact) {}
