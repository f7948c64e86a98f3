package dev.deskbell.people;

import java.time.ZoneId;

/** Whose desk it is; its zone holds for whoever has no other. */
public record Organisation(String name, ZoneId zone) {}
