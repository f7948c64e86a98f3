package dev.deskbell.delivery;

/**
 * What is told, without any drawing.
 *
 * @param topic names the {@link Drawer}: {@code ticket.card}
 * @param subject whose order it keeps: {@code INC-7}
 * @param argument the drawer's own: the number of a comment; may be empty
 */
public record Piece(String topic, String subject, String argument) {}
