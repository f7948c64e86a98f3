package dev.deskbell.backup;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What tables, sequences, foreign keys and triggers the desk's schema has, asked of PostgreSQL. */
final class Catalog {

  private static final String TABLES =
      """
      select c.relname as name, format('%I', c.relname) as quoted,
             (select coalesce(array_agg(a.attname order by a.attnum), '{}')
                from pg_attribute a
               where a.attrelid = c.oid and a.attnum > 0
                 and not a.attisdropped and a.attgenerated = '') as columns,
             (select string_agg(format('%I', a.attname)
                       || case when a.attcollation <> 0 then ' collate "C"' else '' end,
                     ', ' order by k.place)
                from pg_index i
                cross join unnest(i.indkey::int2[]) with ordinality k (attnum, place)
                join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
               where i.indrelid = c.oid and i.indisprimary) as sorting
        from pg_class c
       where c.relnamespace = current_schema()::regnamespace
         and c.relkind in ('r', 'p') and not c.relispartition
         and c.relname <> 'flyway_schema_history'
         and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
       order by c.relname collate "C"
      """;

  private static final String SEQUENCES =
      """
      select sequencename, last_value from pg_sequences
       where schemaname = current_schema() order by sequencename collate "C"
      """;

  private static final String FOREIGN_KEYS =
      """
      select format('alter table %s drop constraint %I', conrelid::regclass, conname) as off,
             format('alter table %s add constraint %I %s', conrelid::regclass, conname,
                    pg_get_constraintdef(oid)) as again
        from pg_constraint
       where contype = 'f' and conparentid = 0 and connamespace = current_schema()::regnamespace
       order by conrelid::regclass::text, conname
      """;

  // Each trigger goes back to what it was: some are meant to fire always, or never.
  private static final String TRIGGERS =
      """
      select format('alter table %s disable trigger %I', tgrelid::regclass, tgname) as off,
             format('alter table %s %s trigger %I', tgrelid::regclass,
                    case tgenabled when 'A' then 'enable always' when 'R' then 'enable replica'
                                   when 'D' then 'disable' else 'enable' end, tgname) as again
        from pg_trigger t join pg_class c on c.oid = t.tgrelid
       where not tgisinternal and tgparentid = 0
         and c.relnamespace = current_schema()::regnamespace
       order by c.relname, tgname
      """;

  private final Connection connection;

  Catalog(Connection connection) {
    this.connection = connection;
  }

  /** A table as SQL needs it; a stored generated column is none of its columns. */
  record Table(String name, String quoted, List<String> columns, String sorting) {}

  /** Something that stands in the way of filling tables, and comes back unchanged afterwards. */
  record Obstacle(String off, String again) {}

  List<Table> tables() throws SQLException {
    return read(TABLES, Catalog::table);
  }

  List<Manifest.Position> sequences() throws SQLException {
    return read(
        SEQUENCES, row -> new Manifest.Position(row.getString(1), row.getObject(2, Long.class)));
  }

  List<Obstacle> obstacles() throws SQLException {
    var found = new ArrayList<>(read(TRIGGERS, Catalog::obstacle));
    found.addAll(read(FOREIGN_KEYS, Catalog::obstacle));
    return found;
  }

  boolean isBlank() throws SQLException {
    var query =
        """
        select not exists (
          select from pg_class c
           where c.relnamespace = current_schema()::regnamespace
             and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e'))
        """;
    return read(query, row -> row.getBoolean(1)).getFirst();
  }

  private static Table table(ResultSet row) throws SQLException {
    var quoted = row.getString("quoted");
    var sorting = row.getString("sorting");
    return new Table(
        row.getString("name"),
        quoted,
        strings(row.getArray("columns")),
        sorting == null ? quoted + "::text collate \"C\"" : sorting);
  }

  private static Obstacle obstacle(ResultSet row) throws SQLException {
    return new Obstacle(row.getString("off"), row.getString("again"));
  }

  private static List<String> strings(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  private <T> List<T> read(String query, Reader<T> reader) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var all = new ArrayList<T>();
      while (rows.next()) {
        all.add(reader.read(rows));
      }
      return all;
    }
  }

  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
