package dev.deskbell.doctor;

import dev.deskbell.chat.Checkup.Finding;
import dev.deskbell.policy.OperatorMistake;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The program argument {@code doctor}: asks the desk that runs here, since only it knows. */
public final class AskedDoctor {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private AskedDoctor() {}

  /**
   * What was found, one line each, for a terminal.
   *
   * @param broken whether something has to be mended
   */
  public record Report(String text, boolean broken) {}

  public static Report ask(Environment environment) {
    var host = environment.getProperty("DESKBELL_MANAGEMENT_ADDRESS", "127.0.0.1");
    var port = environment.getProperty("DESKBELL_MANAGEMENT_PORT", "8091");
    var page = URI.create("http://%s:%s/actuator/doctor".formatted(host, port));
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(page).timeout(PATIENCE).build();
      var body = client.send(request, BodyHandlers.ofString()).body();
      return report(Arrays.asList(JsonMapper.shared().readValue(body, Finding[].class)));
    } catch (IOException | JacksonException problem) {
      throw new OperatorMistake(
          "No desk answers at %s (%s): start it first, with the same DESKBELL_MANAGEMENT_ADDRESS and DESKBELL_MANAGEMENT_PORT. What keeps it from starting, it says itself."
              .formatted(page, problem.getClass().getSimpleName()),
          problem);
    } catch (InterruptedException problem) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(problem);
    }
  }

  static Report report(List<Finding> findings) {
    var text = findings.stream().map(AskedDoctor::line).collect(Collectors.joining("\n"));
    return new Report(text, findings.stream().anyMatch(it -> it.state() == Finding.State.BROKEN));
  }

  private static String line(Finding finding) {
    var mark =
        switch (finding.state()) {
          case WELL -> "well";
          case WORTH_A_LOOK -> "worth a look";
          case BROKEN -> "BROKEN";
        };
    var found = "%-12s  %s: %s".formatted(mark, finding.about(), finding.found());
    return finding.remedy().isEmpty() ? found : found + "\n" + " ".repeat(14) + finding.remedy();
  }
}
