package dev.deskbell.ticket;

/** A fact without new state of the practice: an assignment, a page, a vote. */
public record Noted(Fact fact) implements Entry {}
