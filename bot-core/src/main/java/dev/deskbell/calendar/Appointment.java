package dev.deskbell.calendar;

/**
 * An entry of somebody's calendar.
 *
 * @param uid the same whenever the same entry is told again
 */
public record Appointment(String uid, String title, Interval when) {}
