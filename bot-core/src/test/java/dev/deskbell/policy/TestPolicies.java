package dev.deskbell.policy;

import dev.deskbell.testing.SettableClock;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Policies without a container: one instance's files, which a test may change. */
public final class TestPolicies {
  private final Map<String, String> texts = new TreeMap<>();
  private final Policies policies;

  private TestPolicies(
      DataSource database,
      Map<String, String> texts,
      List<Section<?>> sections,
      List<CrossCheck> checks) {
    this.texts.putAll(texts);
    policies = new Policies(this::files, store(database), sections, checks);
  }

  /** An instance with these files. */
  public static TestPolicies of(
      DataSource database,
      Map<String, String> texts,
      List<Section<?>> sections,
      List<CrossCheck> checks) {
    return new TestPolicies(database, texts, sections, checks);
  }

  /** An instance with those files of the example organisation that the sections describe. */
  public static TestPolicies shipped(
      DataSource database, List<Section<?>> sections, List<CrossCheck> checks) {
    return of(database, shippedTexts(sections), sections, checks);
  }

  /** The example organisation's files of these sections, by path. */
  public static Map<String, String> shippedTexts(List<Section<?>> sections) {
    var texts = new TreeMap<String, String>();
    for (var file : new ShippedPolicies().read()) {
      if (sections.stream().anyMatch(it -> it.name().equals(file.section()))) {
        texts.put(file.path(), file.text());
      }
    }
    return texts;
  }

  public Policies policies() {
    return policies;
  }

  /** Changes a file of this instance, without anybody accepting it yet. */
  public void write(String path, String text) {
    texts.put(path, text);
  }

  public void delete(String path) {
    texts.remove(path);
  }

  public String read(String path) {
    return texts.getOrDefault(path, "");
  }

  /** Accepts what was written. */
  public void accept() {
    policies.accept(policies.propose().digest(), "a test");
  }

  private List<PolicyFile> files() {
    var files = new ArrayList<PolicyFile>();
    texts.forEach((path, text) -> files.add(new PolicyFile(path, text)));
    return files;
  }

  private static PolicyStore store(DataSource database) {
    Clock clock = SettableClock.tuesdayMorning();
    return new PolicyStore(
        JdbcClient.create(database),
        new TransactionTemplate(new JdbcTransactionManager(database)),
        clock);
  }
}
