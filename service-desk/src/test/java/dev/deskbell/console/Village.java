package dev.deskbell.console;

import java.util.List;
import java.util.Set;

/** Three people and three rooms. */
final class Village implements Residents {
  @Override
  public List<Resident> all() {
    return List.of(
        new Resident("ana", "Ana Sousa", "Employee"),
        new Resident("ravi", "Ravi Nair", "Responder, network"),
        new Resident("mona", "Mona Lindqvist", "Manager"));
  }

  @Override
  public List<Room> rooms() {
    return List.of(
        new Room("general", "general", "Everyone, about everything", Set.of()),
        new Room("network", "network", "The network team at work", Set.of("ravi", "mona")),
        new Room("service-desk", "service-desk", "Ask here, or write to the desk", Set.of()));
  }
}
