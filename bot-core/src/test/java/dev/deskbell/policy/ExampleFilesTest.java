package dev.deskbell.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleFilesTest {

  @TempDir private Path folder;

  @Test
  void what_is_written_is_the_example_that_the_desk_starts_with() {
    var written = ExampleFiles.write(folder.resolve("new"));
    assertThat(new PolicyFolder(written).read()).isEqualTo(new ShippedPolicies().read());
  }

  @Test
  void every_file_names_a_schema_that_lies_beside_it() throws Exception {
    var written = ExampleFiles.write(folder);
    for (var file : new PolicyFolder(written).read()) {
      var first = file.text().lines().findFirst().orElseThrow();
      assertThat(first).startsWith("# yaml-language-server: $schema=");
      assertThat(written.resolve(first.substring(first.indexOf('=') + 1))).isRegularFile();
    }
  }

  @Test
  void where_there_is_a_part_of_it_nothing_is_added() throws Exception {
    Files.createDirectory(folder.resolve("organisation"));
    assertThatThrownBy(() -> ExampleFiles.write(folder)).hasMessageContaining("stays as it is");
    assertThat(folder.resolve("policy")).doesNotExist();
  }

  @Test
  void what_is_there_stays_as_it_is() throws Exception {
    var written = ExampleFiles.write(folder);
    var own = Files.writeString(written.resolve("teams.yaml"), "teams: []\n");
    assertThatThrownBy(() -> ExampleFiles.write(folder))
        .isInstanceOf(OperatorMistake.class)
        .hasMessageContaining("stays as it is");
    assertThat(own).hasContent("teams: []");
  }

  @Test
  void where_nothing_can_be_written_it_is_said() throws Exception {
    var file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> ExampleFiles.write(file))
        .isInstanceOf(OperatorMistake.class)
        .hasMessageContaining("Nothing can be written to " + file);
  }
}
