package dev.deskbell.ticket;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.data.jdbc.core.convert.EntityRowMapper;
import org.springframework.data.jdbc.core.convert.JdbcConverter;
import org.springframework.data.relational.core.mapping.RelationalPersistentEntity;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the practices' own records by the set. Spring Data puts the text of such a question
 * together anew each time, another for each number of refs; here it is always the same.
 */
@Component
public class Records {
  private final JdbcClient db;
  private final JdbcConverter converter;
  private final Map<Class<?>, Reading<?>> readings = new ConcurrentHashMap<>();

  Records(JdbcClient db, JdbcConverter converter) {
    this.db = db;
    this.converter = converter;
  }

  private record Reading<T>(String sql, RowMapper<T> row) {}

  /** Those that there are of these, in no order; of a kind whose record is one flat row. */
  public <T extends Ticket> List<T> of(Class<T> type, Collection<TicketRef> refs) {
    if (refs.isEmpty()) {
      return List.of();
    }
    var reading = reading(type);
    return db.sql(reading.sql())
        .param(refs.stream().map(TicketRef::toString).toArray(String[]::new))
        .query(reading.row())
        .list();
  }

  @SuppressWarnings("unchecked") // what is kept for a type was made from it
  private <T> Reading<T> reading(Class<T> type) {
    return (Reading<T>)
        Objects.requireNonNull(readings.computeIfAbsent(type, this::readingOf), type.getName());
  }

  private <T> Reading<T> readingOf(Class<T> type) {
    @SuppressWarnings("unchecked")
    var entity =
        (RelationalPersistentEntity<T>)
            converter.getMappingContext().getRequiredPersistentEntity(type);
    var columns =
        StreamSupport.stream(entity.spliterator(), false)
            .map(it -> it.getColumnName().getReference())
            .collect(Collectors.joining(", "));
    return new Reading<>(
        "select %s from %s where %s = any(?)"
            .formatted(
                columns,
                entity.getTableName().getReference(),
                entity.getRequiredIdProperty().getColumnName().getReference()),
        new EntityRowMapper<>(entity, converter));
  }
}
