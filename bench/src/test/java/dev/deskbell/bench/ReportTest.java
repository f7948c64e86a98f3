package dev.deskbell.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final String EARLY = "2026-11-22T10:00:00Z";
  private static final String LATE = "2026-11-23T10:00:00Z";

  @TempDir Path docs;
  private Path fresh = Path.of("");
  private Path kept = Path.of("");

  @BeforeEach
  void folders() throws IOException {
    fresh = Files.createDirectory(docs.resolve("fresh"));
    kept = Files.createDirectory(docs.resolve("kept"));
    Files.writeString(
        docs.resolve("page.md"),
        "Words\n<!-- results: written by bench/run report -->\n<!-- end of results -->\nmore\n");
  }

  @Test
  void what_is_older_than_what_is_kept_takes_no_place() throws IOException {
    result(kept, LATE, "Late", 1);
    result(fresh, EARLY, "Early", 1);
    Files.writeString(fresh.resolve("1-some.svg"), "early");
    assertThat(reported()).contains("### Late").doesNotContain("Early");
    assertThat(kept.resolve("1-some.svg")).doesNotExist();
  }

  @Test
  void what_is_newer_takes_it_and_what_belonged_to_the_one_before_goes() throws IOException {
    result(kept, EARLY, "Early", 50);
    Files.writeString(kept.resolve("1-some.svg"), "early");
    assertThat(reported()).contains("kept/1-some.md", "kept/1-some.svg");
    result(fresh, LATE, "Late", 1);
    assertThat(reported())
        .contains("### Late")
        .doesNotContain("Early", "kept/1-some.md", "kept/1-some.svg");
    assertThat(kept.resolve("1-some.md")).doesNotExist();
    assertThat(kept.resolve("1-some.svg")).doesNotExist();
  }

  @Test
  void a_benchmark_is_linked_by_the_anchor_that_its_heading_gets() throws IOException {
    result(fresh, LATE, "What `pg_stat` says (A1, Übersicht): all", 1);
    assertThat(reported()).contains("](#what-pg_stat-says-a1-übersicht-all)");
  }

  @Test
  void verdicts_are_counted_and_one_round_is_none_of_the_three() throws IOException {
    result(fresh, LATE, "Some", 2);
    assertThat(reported()).contains("| [Some](#some) |  |  |  | 2 | abc | `bench/run some` |");
  }

  private String reported() throws IOException {
    Report.main(new String[] {fresh.toString(), docs.resolve("page.md").toString(), kept + ""});
    return Files.readString(docs.resolve("page.md"));
  }

  private static void result(Path folder, String when, String title, int rows) throws IOException {
    Files.writeString(
        folder.resolve("1-some.json"),
        """
        {"title": "%s", "circumstances": {"when": "%s", "commit": "abc", "command": "bench/run some"},
         "tables": [{"title": "One.", "columns": ["of what", ""], "rows": [%s]}], "notes": []}
        """
            .formatted(
                title,
                when,
                String.join(
                    ", ", java.util.Collections.nCopies(rows, "[\"p99\", \"one round\"]"))));
  }
}
