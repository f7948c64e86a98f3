package dev.deskbell.chat;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Keeps what the installations of a platform need to speak there: in the desk's database, encrypted
 * at rest, the same for all instances.
 */
public interface Vault {
  void keep(Installation installation);

  Optional<Installation> find(String platform, String workspace);

  List<String> workspaces(String platform);

  /** It was uninstalled or revoked. */
  void forget(String platform, String workspace);

  /** What is kept is something new to speak with. */
  default Installation renew(
      String platform, String workspace, UnaryOperator<Installation> renewal) {
    return renew(platform, workspace, renewal, _ -> true);
  }

  /**
   * One caller at a time among all instances; whoever waited sees what the one before left.
   *
   * @param renewal may talk to the platform, for seconds; what it returns is kept, the same object
   *     means that nothing needed renewing
   * @param news whether what is kept is something new to speak with, so that {@link Installed}
   *     hears of it
   * @throws java.util.NoSuchElementException when there is no such installation
   */
  Installation renew(
      String platform,
      String workspace,
      UnaryOperator<Installation> renewal,
      Predicate<Installation> news);

  /**
   * One workspace in which the desk is installed.
   *
   * @param secrets the adapter's own writing: tokens and what belongs to them
   */
  record Installation(String platform, String workspace, String secrets) {
    public Installation {
      Required.words("platform", platform);
      Required.words("workspace", workspace);
    }

    /** Without the secrets: logs are read by many. */
    @Override
    public String toString() {
      return platform + " " + workspace;
    }
  }
}
