package dev.deskbell.start;

import java.util.Map;
import java.util.Objects;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.HttpCodeStatusMapper;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Whether the desk is well, for whoever may reach its main port: load balancers and watchers. The
 * operators' port tells the details.
 */
@RestController
class HealthPage {

  private final HealthEndpoint health;
  private final HttpCodeStatusMapper codes;

  HealthPage(HealthEndpoint health, HttpCodeStatusMapper codes) {
    this.health = health;
    this.codes = codes;
  }

  @GetMapping("/actuator/health")
  ResponseEntity<Map<String, String>> whole() {
    return answer(health.health());
  }

  @GetMapping("/actuator/health/liveness")
  ResponseEntity<Map<String, String>> liveness() {
    return answer(group("liveness"));
  }

  @GetMapping("/actuator/health/readiness")
  ResponseEntity<Map<String, String>> readiness() {
    return answer(group("readiness"));
  }

  private HealthDescriptor group(String name) {
    return Objects.requireNonNull(health.healthForPath(name), name);
  }

  private ResponseEntity<Map<String, String>> answer(HealthDescriptor descriptor) {
    var status = descriptor.getStatus();
    return ResponseEntity.status(codes.getStatusCode(status))
        .body(Map.of("status", status.getCode()));
  }
}
