package dev.deskbell.ticket;

import dev.deskbell.store.Writes;
import java.sql.SQLType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.data.jdbc.core.convert.JdbcConverter;
import org.springframework.data.mapping.PersistentPropertyAccessor;
import org.springframework.data.relational.core.mapping.RelationalPersistentEntity;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;
import org.springframework.stereotype.Component;

/**
 * Writes the practices' own records. Flat ones go with all that the turn writes; what is made of
 * parts is left to Spring Data and costs a round trip of its own.
 */
@Component
class PracticeRows {
  private final Writes writes;
  private final JdbcAggregateTemplate parts;
  private final JdbcConverter converter;
  private final Map<Class<?>, Shape> shapes = new ConcurrentHashMap<>();

  PracticeRows(Writes writes, JdbcAggregateTemplate parts, JdbcConverter converter) {
    this.writes = writes;
    this.parts = parts;
    this.converter = converter;
  }

  /** How a kind of record stands in its table; its id is the last of the columns. */
  private record Shape(
      RelationalPersistentEntity<?> entity,
      String table,
      List<Column> columns,
      boolean flat,
      String insert,
      String update) {}

  /** What is asked of Spring Data about a column once. */
  private record Column(RelationalPersistentProperty property, Class<?> type, SQLType sql) {
    /** As the database takes it; nothing is made of it on the way. */
    boolean isAlready(Object value) {
      return type == value.getClass() && (type == String.class || type == Boolean.class);
    }
  }

  void insert(Ticket ticket) {
    var shape = shape(ticket);
    if (shape.flat()) {
      writes.addRow(shape.table(), shape.insert(), values(ticket, shape));
    } else {
      parts.insert(ticket);
    }
  }

  void update(Ticket ticket) {
    var shape = shape(ticket);
    if (shape.flat()) {
      writes.addRow(shape.table(), shape.update(), values(ticket, shape));
    } else {
      parts.update(ticket);
    }
  }

  private Shape shape(Ticket ticket) {
    return shapes.computeIfAbsent(ticket.getClass(), this::shape);
  }

  private Shape shape(Class<?> type) {
    var entity = converter.getMappingContext().getRequiredPersistentEntity(type);
    var columns =
        StreamSupport.stream(entity.spliterator(), false)
            .sorted((one, other) -> Boolean.compare(one.isIdProperty(), other.isIdProperty()))
            .toList();
    var table = entity.getTableName().getReference();
    var names = columns.stream().map(it -> it.getColumnName().getReference()).toList();
    return new Shape(
        entity,
        table,
        columns.stream().map(this::column).toList(),
        columns.stream().noneMatch(it -> it.isEmbedded() || it.isCollectionLike() || it.isEntity()),
        "insert into %s (%s) values (%s)"
            .formatted(
                table,
                String.join(", ", names),
                names.stream().map(_ -> "?").collect(Collectors.joining(", "))),
        "update %s set %s where %s = ?"
            .formatted(
                table,
                names.stream()
                    .limit(names.size() - 1L)
                    .map(it -> it + " = ?")
                    .collect(Collectors.joining(", ")),
                names.getLast()));
  }

  private @Nullable Object[] values(Ticket ticket, Shape shape) {
    PersistentPropertyAccessor<Ticket> record = shape.entity().getPropertyAccessor(ticket);
    var values = new @Nullable Object[shape.columns().size()];
    for (var at = 0; at < values.length; at++) {
      values[at] = value(shape.columns().get(at), record);
    }
    return values;
  }

  private Column column(RelationalPersistentProperty property) {
    return new Column(
        property, converter.getColumnType(property), converter.getTargetSqlType(property));
  }

  private @Nullable Object value(Column column, PersistentPropertyAccessor<Ticket> record) {
    var value = record.getProperty(column.property());
    return value == null || column.isAlready(value)
        ? value
        : converter.writeJdbcValue(value, column.type(), column.sql()).getValue();
  }
}
