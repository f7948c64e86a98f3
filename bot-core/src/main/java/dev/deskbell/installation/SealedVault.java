package dev.deskbell.installation;

import dev.deskbell.chat.Installed;
import dev.deskbell.chat.Vault;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The vault in the database. A renewal talks to the platform without a transaction around it; the
 * row says meanwhile until when it is being renewed, and the epoch tells a late one that somebody
 * was quicker.
 */
final class SealedVault implements Vault {

  private static final Duration LONGEST_RENEWAL = Duration.ofSeconds(60);
  private static final long BETWEEN_LOOKS = Duration.ofMillis(50).toNanos();

  private final InstallationStore rows;
  private final Seal seal;
  private final Installed hearer;
  private final ConcurrentMap<Whose, ReentrantLock> here = new ConcurrentHashMap<>();

  private record Whose(String platform, String workspace) {}

  /**
   * @param hearer learns of everything new that is kept
   */
  SealedVault(InstallationStore rows, Seal seal, Installed hearer) {
    this.rows = rows;
    this.seal = seal;
    this.hearer = hearer;
  }

  @Override
  public void keep(Installation installation) {
    rows.keep(installation.platform(), installation.workspace(), seal.seal(installation));
    hearer.in(installation.platform(), installation.workspace());
  }

  @Override
  public Optional<Installation> find(String platform, String workspace) {
    return rows.find(platform, workspace).map(it -> seal.open(platform, workspace, it));
  }

  @Override
  public List<String> workspaces(String platform) {
    return rows.workspaces(platform);
  }

  @Override
  public void forget(String platform, String workspace) {
    rows.forget(platform, workspace);
  }

  @Override
  public Installation renew(
      String platform,
      String workspace,
      UnaryOperator<Installation> renewal,
      Predicate<Installation> news) {
    var lock = here.computeIfAbsent(new Whose(platform, workspace), _ -> new ReentrantLock(true));
    lock.lock();
    try {
      return renewAmongAll(platform, workspace, renewal, news);
    } finally {
      lock.unlock();
    }
  }

  private Installation renewAmongAll(
      String platform,
      String workspace,
      UnaryOperator<Installation> renewal,
      Predicate<Installation> news) {
    var claimed = claim(platform, workspace);
    try {
      var before = seal.open(platform, workspace, claimed.sealed());
      var after = renewal.apply(before);
      @SuppressWarnings("ReferenceEquality") // the same object says that nothing needed renewing
      var isRenewed = after != before;
      return isRenewed ? kept(after, before, claimed.epoch(), news) : before;
    } finally {
      rows.release(platform, workspace, claimed.epoch());
    }
  }

  private InstallationStore.Claimed claim(String platform, String workspace) {
    var claimed = rows.claim(platform, workspace, LONGEST_RENEWAL);
    while (claimed.isEmpty()) {
      if (rows.find(platform, workspace).isEmpty()) {
        throw nothing(platform, workspace);
      }
      if (Thread.interrupted()) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while another renews " + workspace);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS);
      claimed = rows.claim(platform, workspace, LONGEST_RENEWAL);
    }
    return claimed.get();
  }

  // A renewal that took too long still counts, unless somebody else has left something newer.
  private Installation kept(
      Installation after, Installation before, long epoch, Predicate<Installation> news) {
    if (!rows.renewed(after.platform(), after.workspace(), seal.seal(after), epoch)) {
      var now =
          find(after.platform(), after.workspace())
              .orElseThrow(() -> nothing(after.platform(), after.workspace()));
      if (!now.equals(before)) {
        return now;
      }
      rows.keep(after.platform(), after.workspace(), seal.seal(after));
    }
    if (news.test(after)) {
      hearer.in(after.platform(), after.workspace());
    }
    return after;
  }

  private static NoSuchElementException nothing(String platform, String workspace) {
    return new NoSuchElementException("the desk is not installed in " + platform + " " + workspace);
  }
}
