package dev.deskbell.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The policies in force. The database keeps the accepted files; every instance switches to a newer
 * version within seconds, as a whole.
 */
@Component
public class Policies {
  private static final Logger LOG = LoggerFactory.getLogger(Policies.class);

  private final PolicyFiles files;
  private final PolicyStore store;
  private final Assembly assembly;
  private final AtomicReference<Accepted> inForce;
  private final AtomicLong unusable = new AtomicLong();
  private final List<PolicyFollower> followers = new CopyOnWriteArrayList<>();
  private final ReentrantLock switching = new ReentrantLock();

  private record Accepted(long version, List<PolicyFile> files, Map<String, Object> sections) {}

  /** Accepts this instance's files when they differ from what is in force; refuses bad ones. */
  Policies(
      PolicyFiles files, PolicyStore store, List<Section<?>> sections, List<CrossCheck> checks) {
    this.files = files;
    this.store = store;
    this.assembly = new Assembly(sections, checks);
    var read = files.read();
    var content = assembly.of(read);
    inForce =
        new AtomicReference<>(
            new Accepted(store.keep(read, digest(read), "an instance's start"), read, content));
  }

  /** What this section says now; the same object until another version is accepted. */
  public <T> T current(Section<T> section) {
    var content = accepted().sections().get(section.name());
    if (content == null) {
      throw new IllegalStateException("no bean publishes the section " + section.name());
    }
    return section.type().cast(content);
  }

  /** Counts up with every accepted set of files. */
  public long version() {
    return accepted().version();
  }

  /** The files in force: their text by path. */
  public Map<String, String> texts() {
    return accepted().files().stream()
        .collect(Collectors.toMap(PolicyFile::path, PolicyFile::text));
  }

  /** What accepting this instance's files would change; throws {@link PolicyMistake}. */
  public Proposal propose() {
    var read = files.read();
    assembly.of(read);
    return new Proposal(digest(read), Differences.between(accepted().files(), read));
  }

  /** Files that could be accepted, named by their digest. */
  public record Proposal(String digest, List<Difference> differences) {}

  /**
   * Accepts this instance's files if they are still the ones proposed; joins a running transaction.
   *
   * @param by who accepts them, in words, for the record
   */
  public void accept(String digest, String by) {
    var read = files.read();
    assembly.of(read);
    if (!digest(read).equals(digest)) {
      throw new OperatorMistake(
          "The files have changed since you saw them. Say `policy reload` to see what they say now.");
    }
    store.keep(read, digest, by);
    afterCommit();
  }

  /** Switches to the version in the database if it is newer. Cheap when it isn't. */
  public void follow() {
    var latest = store.latest();
    if (latest > version() && latest != unusable.get()) {
      switchTo(latest);
    }
  }

  /** Tells the follower now and whenever another version comes into force. */
  public void followedBy(PolicyFollower follower) {
    followers.add(follower);
    follower.followed(this);
  }

  private void switchTo(long version) {
    switching.lock();
    try {
      if (version > version()) {
        var theirs = store.files(version);
        inForce.set(new Accepted(version, theirs, assembly.of(theirs)));
        followers.forEach(this::tell);
        LOG.info("policies of version {} are in force", version);
      }
    } catch (OperatorMistake mistake) {
      unusable.set(version);
      LOG.error(
          "policies of version {} can't be used by this program, which keeps version {}: {}",
          version,
          version(),
          mistake.getMessage());
    } finally {
      switching.unlock();
    }
  }

  /** A follower that can't follow now must not keep the others from it; it tries again itself. */
  private void tell(PolicyFollower follower) {
    try {
      follower.followed(this);
    } catch (RuntimeException trouble) {
      LOG.warn("policies of version {} are not followed everywhere yet", version(), trouble);
    }
  }

  private void afterCommit() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      follow();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            // The connection of the transaction is still bound to this thread.
            Thread.startVirtualThread(Policies.this::follow);
          }
        });
  }

  private Accepted accepted() {
    return Objects.requireNonNull(inForce.get());
  }

  /** Short enough for a button to carry. */
  private static String digest(List<PolicyFile> files) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var file : files) {
        digest.update((file.path() + '\0').getBytes(StandardCharsets.UTF_8));
        digest.update((file.text() + '\0').getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 20);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
