package dev.deskbell.oncall;

import dev.deskbell.delivery.Auditor;
import dev.deskbell.delivery.Problems.Cause;
import dev.deskbell.policy.OperatorMistake;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The desk's own sign of life: an address outside is called every minute while all is well, so that
 * somebody else notices when the desk is away, or is there and tells nobody.
 */
@Component
class OutsideWatch {
  static final String VARIABLE = "DESKBELL_PING_URL";
  private static final Logger LOG = LoggerFactory.getLogger(OutsideWatch.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Optional<URI> address;
  private final Auditor auditor;

  OutsideWatch(Environment environment, Auditor auditor) {
    this.address = address(environment.getProperty("deskbell.ping.url", "").strip());
    this.auditor = auditor;
  }

  static Optional<URI> address(String written) {
    if (written.isEmpty()) {
      return Optional.empty();
    }
    try {
      var address = URI.create(written);
      if (("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
          && address.getHost() != null) {
        return Optional.of(address);
      }
    } catch (IllegalArgumentException _) {
      // Said below, without the address: it may be as good as a password.
    }
    throw new OperatorMistake(
        VARIABLE + " is an address that begins with https:// or http://, or is left out.");
  }

  /** Not called while anything is stuck; the silence is what the outside hears. */
  void ping() {
    address.filter(_ -> isWell()).ifPresent(OutsideWatch::call);
  }

  /**
   * A message that was given up, recurring work and deadlines may fail for ever: administrators
   * have been told, and it must not hide what comes later. Whatever keeps a page from people
   * counts.
   */
  private boolean isWell() {
    var stuck =
        auditor.findings().stream()
            .filter(it -> it.cause() != Cause.GIVEN_UP && it.cause() != Cause.WORK_FAILS)
            .toList();
    if (stuck.isEmpty()) {
      return true;
    }
    LOG.warn("nobody outside is told that all is well: {}", stuck);
    return false;
  }

  private static void call(URI address) {
    var request = HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build();
    try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      var status = http.send(request, BodyHandlers.discarding()).statusCode();
      if (status >= 400) {
        LOG.warn("the address of {} answered {}", VARIABLE, status);
      }
    } catch (IOException e) {
      LOG.warn("the address of {} could not be called: {}", VARIABLE, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
