package dev.deskbell.service;

public record Service(Id id, dev.deskbell.people.Team.Id owner) {
  public record Id(String value) {}
}
