package dev.deskbell.people;

/** What somebody may do, each including the ones before it. */
public enum Role {
  REQUESTER,
  AGENT,
  RESPONDER,
  MANAGER,
  ADMINISTRATOR;

  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }
}
