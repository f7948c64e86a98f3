package dev.deskbell.slack;

import dev.deskbell.chat.Vault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.NullMarked;

/** Keeps installations in memory, and lets one renew at a time. */
@NullMarked
final class MemoryVault implements Vault {
  private final Map<String, Installation> kept = new LinkedHashMap<>();
  private int renewed;

  @Override
  public synchronized void keep(Installation installation) {
    kept.put(key(installation.platform(), installation.workspace()), installation);
  }

  @Override
  public synchronized Optional<Installation> find(String platform, String workspace) {
    return Optional.ofNullable(kept.get(key(platform, workspace)));
  }

  @Override
  public synchronized List<String> workspaces(String platform) {
    return kept.values().stream()
        .filter(it -> it.platform().equals(platform))
        .map(Installation::workspace)
        .toList();
  }

  @Override
  public synchronized void forget(String platform, String workspace) {
    kept.remove(key(platform, workspace));
  }

  @Override
  public synchronized Installation renew(
      String platform,
      String workspace,
      UnaryOperator<Installation> renewal,
      Predicate<Installation> news) {
    var before = find(platform, workspace).orElseThrow(() -> new NoSuchElementException(workspace));
    var after = renewal.apply(before);
    keep(after);
    @SuppressWarnings("ReferenceEquality") // the same object says that nothing needed renewing
    var isRenewed = after != before;
    if (isRenewed && news.test(after)) {
      renewed++;
    }
    return after;
  }

  /** How often others heard of something new to speak with. */
  synchronized int renewed() {
    return renewed;
  }

  private static String key(String platform, String workspace) {
    return platform + "/" + workspace;
  }
}
