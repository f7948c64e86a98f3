package dev.deskbell.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskbell.policy.PolicyFilesTest.Shelf;
import dev.deskbell.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoliciesTest {
  private final DataSource database = TestDatabase.fresh();

  @Test
  void a_set_with_a_mistake_changes_nothing_at_all() {
    var one = instance("shelves: [{id: a}]");
    one.write("shelves.yaml", "shelves: [{id: b}]");
    one.write("shelves/bad.yaml", "shelves: [{id: 5}]");
    assertThatThrownBy(one::accept)
        .isInstanceOf(PolicyMistake.class)
        .hasMessage("shelves/bad.yaml:1: shelves[1].id: is a number, but must be text");
    assertThat(ids(one)).containsExactly("a");
    assertThat(one.policies().version()).isEqualTo(1);
  }

  @Test
  void two_instances_switch_to_what_one_accepted() {
    var one = instance("shelves: [{id: a}]");
    var other = instance("shelves: [{id: a}]");
    var before = other.policies().current(PolicyFilesTest.SHELVES);
    other.policies().follow();
    assertThat(other.policies().current(PolicyFilesTest.SHELVES)).isSameAs(before);

    one.write("shelves.yaml", "shelves: [{id: b}]");
    one.accept();
    assertThat(ids(one)).containsExactly("b");
    assertThat(ids(other)).containsExactly("a");

    other.policies().follow();
    assertThat(ids(other)).containsExactly("b");
    assertThat(other.policies().version()).isEqualTo(2).isEqualTo(one.policies().version());
  }

  @Test
  void an_instance_that_starts_with_other_files_makes_them_everybodys() {
    var one = instance("shelves: [{id: a}]");
    var other = instance("shelves: [{id: b}]");
    assertThat(other.policies().version()).isEqualTo(2);
    one.policies().follow();
    assertThat(ids(one)).containsExactly("b");
    assertThat(instance("shelves: [{id: b}]").policies().version()).isEqualTo(2);
  }

  @Test
  void instances_that_start_together_with_the_same_files_make_one_version() throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      Callable<Long> starting = () -> instance("shelves: [{id: a}]").policies().version();
      for (var version : threads.invokeAll(List.of(starting, starting, starting, starting))) {
        assertThat(version.get()).isEqualTo(1);
      }
    }
  }

  @Test
  void an_instance_that_cannot_use_a_version_keeps_its_own_and_follows_the_next() {
    var old = instance("shelves: [{id: a}]");
    var strict =
        TestPolicies.of(
            database,
            Map.of("shelves.yaml", "shelves: [{id: a}]"),
            List.of(PolicyFilesTest.SHELVES),
            List.of(draft ->
                draft.of(PolicyFilesTest.SHELVES).shelves().size() > 1
                    ? List.of(CrossCheck.finding(PolicyFilesTest.SHELVES, "/shelves/1", "too many"))
                    : List.of()));
    old.write("shelves.yaml", "shelves: [{id: a}, {id: b}]");
    old.accept();
    strict.policies().follow();
    assertThat(ids(strict)).containsExactly("a");
    old.write("shelves.yaml", "shelves: [{id: c}]");
    old.accept();
    strict.policies().follow();
    assertThat(ids(strict)).containsExactly("c");
    assertThat(strict.policies().version()).isEqualTo(3);
  }

  @Test
  void the_difference_is_told_by_what_the_files_mean() {
    var one = instance("shelves:\n  - id: a\n    paint: red\n  - id: b\n");
    one.write("shelves.yaml", "# moved\nshelves:\n  - id: b\n  - {paint: dark_blue, id: a}\n");
    assertThat(differences(one))
        .containsExactly("shelves.yaml: shelves[a].paint changes from red to dark_blue");
    one.write("shelves.yaml", "# moved\nshelves: [{id: b}, {id: a, paint: red}]\n");
    assertThat(differences(one)).isEmpty();
    one.write("shelves.yaml", "shelves: [{id: a}]");
    one.write("shelves/more.yaml", "shelves: [{id: z}]");
    assertThat(differences(one))
        .containsExactly(
            "shelves.yaml: shelves[a].paint is taken away (was red)",
            "shelves.yaml: shelves[b].id is taken away (was b)",
            "shelves/more.yaml: shelves[z].id is new: z");
  }

  @Test
  void only_what_was_shown_is_accepted() {
    var one = instance("shelves: [{id: a}]");
    one.write("shelves.yaml", "shelves: [{id: b}]");
    var shown = one.policies().propose().digest();
    one.write("shelves.yaml", "shelves: [{id: c}]");
    assertThatThrownBy(() -> one.policies().accept(shown, "ada"))
        .isInstanceOf(OperatorMistake.class)
        .hasMessageContaining("policy reload");
    assertThat(ids(one)).containsExactly("a");
  }

  @Test
  void a_follower_hears_now_and_at_every_switch() {
    var one = instance("shelves: [{id: a}]");
    var heard = new ArrayList<Long>();
    one.policies()
        .followedBy(it -> {
          if (it.version() > 1) {
            throw new IllegalStateException("this one fails");
          }
        });
    one.policies().followedBy(it -> heard.add(it.version()));
    one.write("shelves.yaml", "shelves: [{id: b}]");
    one.accept();
    one.policies().follow();
    assertThat(heard).containsExactly(1L, 2L);
  }

  @Test
  void a_folder_is_read_but_for_hidden_files_and_notes(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("shelves"));
    Files.createDirectories(folder.resolve(".git"));
    Files.writeString(folder.resolve("shelves/a.yaml"), "shelves: []");
    Files.writeString(folder.resolve("README.md"), "read me");
    Files.writeString(folder.resolve(".git/x.yaml"), "hidden");
    Files.writeString(folder.resolve("shelves.yaml~"), "an editor's");
    assertThat(new PolicyFolder(folder).read())
        .containsExactly(new PolicyFile("shelves/a.yaml", "shelves: []"));
    Files.write(folder.resolve("b.yaml"), "name: \u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> new PolicyFolder(folder).read())
        .hasMessage("b.yaml:1: is not UTF-8 text; save it as UTF-8");
    assertThatThrownBy(() -> new PolicyFolder(folder.resolve("nowhere")).read())
        .isInstanceOf(OperatorMistake.class)
        .hasMessageContaining("DESKBELL_POLICIES");
  }

  private List<String> differences(TestPolicies instance) {
    return instance.policies().propose().differences().stream().map(Difference::toString).toList();
  }

  private TestPolicies instance(String text) {
    return TestPolicies.of(
        database, Map.of("shelves.yaml", text), List.of(PolicyFilesTest.SHELVES), List.of());
  }

  private static List<String> ids(TestPolicies instance) {
    return instance.policies().current(PolicyFilesTest.SHELVES).shelves().stream()
        .map(Shelf::id)
        .toList();
  }
}
