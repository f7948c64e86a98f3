package dev.deskbell.database;

import org.jspecify.annotations.Nullable;

/** A PostgreSQL server that somebody else runs; several desks may share its database. */
record ExternalDatabase(DatabaseAddress address) implements Database {

  static ExternalDatabase at(DatabaseAddress address) {
    var database = new ExternalDatabase(address);
    DatabaseFitness.check(database);
    return database;
  }

  @Override
  public String name() {
    return address.shown();
  }

  @Override
  public String getJdbcUrl() {
    return address.jdbcUrl();
  }

  @Override
  public @Nullable String getUsername() {
    return address.user();
  }

  @Override
  public @Nullable String getPassword() {
    return address.password();
  }

  @Override
  public void close() {}

  @Override
  public String toString() {
    return name();
  }
}
