package dev.deskbell.backup;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backup holds, so that a restore can refuse before it begins and prove that it is whole.
 *
 * @param program the version of Deskbell that wrote it
 * @param postgres the version of the server it was read from
 * @param migrations the versions of the tables, as the program that wrote them knew them
 * @param key tells whether the reader has the key that sealed the tokens, and nothing else about it
 */
record Manifest(
    int format,
    String program,
    Instant madeAt,
    String postgres,
    List<String> migrations,
    String key,
    List<Content> tables,
    List<Position> sequences) {

  static final int FORMAT = 1;
  static final String ENTRY = "manifest.json";

  Manifest {
    migrations = List.copyOf(migrations);
    tables = List.copyOf(tables);
    sequences = List.copyOf(sequences);
  }

  long rows() {
    return tables.stream().mapToLong(Content::rows).sum();
  }

  /** One table: rows in PostgreSQL's own text format, in the entry {@link #entry()}. */
  record Content(String table, List<String> columns, long rows, String sha256) {

    Content {
      columns = List.copyOf(columns);
    }

    static String entry(String table) {
      return "tables/" + table + ".copy";
    }

    String entry() {
      return entry(table);
    }
  }

  /** Where a sequence stands; null if nobody ever took a number from it. */
  record Position(String sequence, @Nullable Long value) {}
}
