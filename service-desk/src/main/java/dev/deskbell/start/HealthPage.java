package dev.deskbell.start;

import dev.deskbell.web.Endpoint;
import dev.deskbell.web.Response;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.HttpCodeStatusMapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Whether the desk is well, for whoever may reach its main port: load balancers and watchers. The
 * operators' port tells the details.
 */
@Configuration(proxyBeanMethods = false)
class HealthPage {

  private final HealthEndpoint health;
  private final HttpCodeStatusMapper codes;

  HealthPage(HealthEndpoint health, HttpCodeStatusMapper codes) {
    this.health = health;
    this.codes = codes;
  }

  @Bean
  Endpoint wholeHealth() {
    return page("", health::health);
  }

  @Bean
  Endpoint liveness() {
    return page("/liveness", () -> group("liveness"));
  }

  @Bean
  Endpoint readiness() {
    return page("/readiness", () -> group("readiness"));
  }

  private Endpoint page(String path, Supplier<HealthDescriptor> look) {
    return Endpoint.get("/actuator/health" + path, _ -> answer(look.get()));
  }

  private HealthDescriptor group(String name) {
    return Objects.requireNonNull(health.healthForPath(name), name);
  }

  private Response answer(HealthDescriptor descriptor) {
    var status = descriptor.getStatus();
    return Response.json(
        codes.getStatusCode(status), "{\"status\":\"%s\"}".formatted(status.getCode()));
  }
}
