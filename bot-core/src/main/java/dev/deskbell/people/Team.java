package dev.deskbell.people;

/** A team of the organisation, from its policy files. */
public record Team(Id id, String name) {
  /** A team's short name: {@code network}. */
  public record Id(String value) implements Comparable<Id> {
    public Id {
      if (value.isBlank()) {
        throw new IllegalArgumentException("a team's id is needed");
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
}
