package dev.deskbell.service;

import dev.deskbell.people.Team;

/**
 * Something the organisation relies on, from its policy files.
 *
 * @param owner the team that answers for it
 * @param description one sentence; may be empty
 */
public record Service(
    Id id, String name, Team.Id owner, String description, Criticality criticality) {
  /** A service's short name: {@code checkout}. */
  public record Id(String value) implements Comparable<Id> {
    public Id {
      if (value.isBlank()) {
        throw new IllegalArgumentException("a service's id is needed");
      }
    }

    @Override
    public int compareTo(Id other) {
      return value.compareTo(other.value);
    }

    @Override
    public String toString() {
      return value;
    }
  }

  /** How much the organisation suffers without it. */
  public enum Criticality {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
  }
}
