package dev.deskbell.people;

/**
 * A practice whose cards can have rooms, by the name its tickets go by: {@code incident}. Published
 * as a bean.
 */
public record PracticeName(String name) {}
