package dev.deskbell.doctor;

import dev.deskbell.chat.Checkup;
import dev.deskbell.web.PublicAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Whether the address that outsiders are told leads here; asked from here, which proves most. */
final class AddressCheckup implements Checkup {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final PublicAddress address;

  AddressCheckup(PublicAddress address) {
    this.address = address;
  }

  @Override
  public List<Finding> examine() {
    return List.of(
        address
            .at("/actuator/health/liveness")
            .map(AddressCheckup::ask)
            .orElseGet(AddressCheckup::unknown));
  }

  private static Finding unknown() {
    return new Finding(
        Finding.State.WORTH_A_LOOK,
        "public address",
        "DESKBELL_URL is not set: the desk can't link to itself",
        "Set it to where browsers reach the desk, such as https://desk.example.com.");
  }

  private static Finding ask(URI page) {
    try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      var request = HttpRequest.newBuilder(page).timeout(PATIENCE).build();
      var answer = client.send(request, BodyHandlers.ofString());
      return answer.statusCode() == 200 && answer.body().contains("\"status\"")
          ? Finding.well("public address", page.resolve("/") + " leads here")
          : broken(page + " answers " + answer.statusCode() + ", and not as a desk does");
    } catch (IOException problem) {
      return broken(page + " can't be reached from here (" + problem + ")");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return broken("the look at " + page + " was interrupted");
    }
  }

  private static Finding broken(String found) {
    return new Finding(
        Finding.State.BROKEN,
        "public address",
        found,
        "Mend DESKBELL_URL, the proxy in front of SERVER_PORT, or its certificate.");
  }
}
