package dev.deskbell.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskbell.chat.Vault.Installation;
import dev.deskbell.policy.OperatorMistake;
import dev.deskbell.testing.TestDatabase;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SealedVaultTest {

  private final DataSource database = TestDatabase.fresh();
  private final JdbcClient db = JdbcClient.create(database);
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final SealedVault vault = vault(key(1));

  @Test
  void what_is_kept_is_found_until_it_is_forgotten() {
    vault.keep(installed("T1", "xoxb-1"));
    vault.keep(installed("T2", "xoxb-2"));
    vault.keep(installed("T1", "xoxb-3"));
    assertThat(vault.find("chat", "T1")).hasValue(installed("T1", "xoxb-3"));
    assertThat(vault.workspaces("chat")).containsExactly("T1", "T2");
    assertThat(vault.workspaces("other")).isEmpty();
    vault.forget("chat", "T1");
    assertThat(vault.find("chat", "T1")).isEmpty();
  }

  @Test
  void whoever_waits_for_a_workspace_hears_of_everything_new_that_is_kept() {
    vault.keep(installed("T1", "xoxb-1"));
    assertThat(heard).containsExactly("chat T1");
    vault.renew("chat", "T1", it -> it);
    assertThat(heard).hasSize(1);
    vault.renew("chat", "T1", _ -> installed("T1", "xoxb-2"));
    assertThat(heard).containsExactly("chat T1", "chat T1");
    vault.renew("chat", "T1", _ -> installed("T1", "xoxb-2 ask later"), _ -> false);
    assertThat(heard).as("nothing new to speak with").hasSize(2);
    assertThat(vault.find("chat", "T1")).hasValue(installed("T1", "xoxb-2 ask later"));
  }

  @Test
  void nothing_of_it_can_be_read_in_the_database_or_in_a_log() {
    vault.keep(installed("T1", "canary-token"));
    var row = db.sql("select installation::text || encode(sealed, 'escape') from installation");
    assertThat(row.query(String.class).single()).doesNotContain("canary");
    assertThat(installed("T1", "canary-token").toString()).doesNotContain("canary");
    assertThat(Keyring.of(List.of(key(1))).toString()).doesNotContain("AQEB");
  }

  @Test
  void the_same_secret_never_looks_the_same() {
    vault.keep(installed("T1", "same"));
    vault.keep(installed("T2", "same"));
    var sealed = db.sql("select distinct encode(sealed || nonce, 'hex') from installation");
    assertThat(sealed.query(String.class).list()).hasSize(2);
  }

  @Test
  void a_row_under_another_name_opens_nothing() {
    vault.keep(installed("T1", "xoxb-1"));
    db.sql("update installation set workspace = 'T2'").update();
    assertThatThrownBy(() -> vault.find("chat", "T2"))
        .isInstanceOf(OperatorMistake.class)
        .hasMessageContaining("changed in the database");
  }

  @Test
  void another_key_is_told_in_one_line_with_the_variable_to_mend() {
    vault.keep(installed("T1", "xoxb-1"));
    assertThatThrownBy(() -> vault(key(2)).find("chat", "T1"))
        .isInstanceOf(OperatorMistake.class)
        .hasMessageContaining("DESKBELL_SECRET_KEY")
        .hasMessageContaining("chat T1")
        .hasMessageNotContaining("\n");
  }

  @Test
  void an_old_key_still_opens_and_the_newest_seals_what_is_kept_next() {
    vault.keep(installed("T1", "xoxb-1"));
    var rotated = vault(key(2), key(1));
    assertThat(rotated.find("chat", "T1")).hasValue(installed("T1", "xoxb-1"));
    rotated.keep(installed("T1", "xoxb-1"));
    assertThat(vault(key(2)).find("chat", "T1")).hasValue(installed("T1", "xoxb-1"));
  }

  @Test
  void eight_who_need_a_renewal_at_once_get_the_one() throws Exception {
    vault.keep(installed("T1", "old"));
    var renewals = new AtomicInteger();
    var atOnce = new AtomicInteger();
    var started = new CountDownLatch(8);
    try (var threads = Executors.newFixedThreadPool(8)) {
      var all =
          IntStream.range(0, 8)
              .mapToObj(it -> it % 2 == 0 ? vault : vault(key(1)))
              .map(it ->
                  threads.submit(() -> {
                    started.countDown();
                    started.await();
                    return it.renew("chat", "T1", old -> renewed(old, renewals, atOnce));
                  }))
              .toList();
      for (var each : all) {
        assertThat(each.get().secrets()).isEqualTo("new 1");
      }
    }
    assertThat(renewals).hasValue(1);
    assertThat(vault.find("chat", "T1").orElseThrow().secrets()).isEqualTo("new 1");
  }

  private static Installation renewed(
      Installation old, AtomicInteger renewals, AtomicInteger atOnce) {
    assertThat(atOnce.incrementAndGet()).isEqualTo(1);
    try {
      return old.secrets().startsWith("new")
          ? old
          : installed("T1", "new " + renewals.incrementAndGet());
    } finally {
      atOnce.decrementAndGet();
    }
  }

  @Test
  void a_renewal_that_fails_leaves_everything_and_holds_nobody_up() {
    vault.keep(installed("T1", "old"));
    assertThatThrownBy(() ->
            vault.renew(
                "chat",
                "T1",
                _ -> {
                  throw new IllegalArgumentException("no");
                }))
        .hasMessage("no");
    assertThat(vault.renew("chat", "T1", it -> it).secrets()).isEqualTo("old");
  }

  @Test
  void what_is_installed_anew_meanwhile_is_not_overwritten() {
    vault.keep(installed("T1", "old"));
    var after =
        vault.renew(
            "chat",
            "T1",
            _ -> {
              vault(key(1)).keep(installed("T1", "anew"));
              return installed("T1", "renewed");
            });
    assertThat(after.secrets()).isEqualTo("anew");
    assertThat(vault.find("chat", "T1").orElseThrow().secrets()).isEqualTo("anew");
  }

  @Test
  void what_is_uninstalled_meanwhile_does_not_come_back() {
    vault.keep(installed("T1", "old"));
    assertThatThrownBy(() ->
            vault.renew(
                "chat",
                "T1",
                _ -> {
                  vault.forget("chat", "T1");
                  return installed("T1", "renewed");
                }))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> vault.renew("chat", "T1", it -> it))
        .isInstanceOf(NoSuchElementException.class);
    assertThat(vault.workspaces("chat")).isEmpty();
  }

  @Test
  void a_renewal_whose_instance_died_is_taken_up_and_a_late_one_still_counts() {
    vault.keep(installed("T1", "old"));
    var late =
        vault.renew(
            "chat",
            "T1",
            _ -> {
              db.sql("update installation set renewing_until = clock_timestamp()").update();
              Awaitility.await()
                  .until(() -> vault(key(1)).renew("chat", "T1", it -> it).secrets().equals("old"));
              return installed("T1", "late");
            });
    assertThat(late.secrets()).isEqualTo("late");
    assertThat(vault.find("chat", "T1").orElseThrow().secrets()).isEqualTo("late");
  }

  private static Installation installed(String workspace, String secrets) {
    return new Installation("chat", workspace, secrets);
  }

  private SealedVault vault(SecretKey... keys) {
    return new SealedVault(
        new InstallationStore(db),
        new Seal(Keyring.of(Arrays.asList(keys))),
        (platform, workspace) -> heard.add(platform + " " + workspace));
  }

  private static SecretKey key(int seed) {
    var bytes = new byte[32];
    Arrays.fill(bytes, (byte) seed);
    return new SecretKeySpec(bytes, "AES");
  }
}
