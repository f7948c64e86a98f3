package dev.deskbell.heartbeat;

import dev.deskbell.policy.Policies;
import dev.deskbell.web.Endpoint;
import dev.deskbell.web.Request;
import dev.deskbell.web.Response;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The address that signs of life come to. What is answered with 200 is in the database. */
@Configuration(proxyBeanMethods = false)
class HeartbeatIntake {
  private static final String PATH = "/in/heartbeat/{name}/{secret}";

  /** What is sent along is not read. */
  private static final int MOST_BYTES = 64 << 10;

  private final Policies policies;
  private final HeartbeatAddresses addresses;
  private final HeartbeatWatch watch;
  private final Clock clock;

  HeartbeatIntake(
      Policies policies, HeartbeatAddresses addresses, HeartbeatWatch watch, Clock clock) {
    this.policies = policies;
    this.addresses = addresses;
    this.watch = watch;
    this.clock = clock;
  }

  /** Whatever a scheduled job finds easier. */
  @Bean
  Endpoint heartbeatsIn() {
    return Endpoint.post(PATH, MOST_BYTES, this::take);
  }

  @Bean
  Endpoint heartbeatsAsked() {
    return Endpoint.get(PATH, this::take);
  }

  /** An unknown name and a wrong secret are answered alike. */
  Response take(Request request) {
    var name = request.variables().getOrDefault("name", "");
    var entry = policies.current(HeartbeatSections.HEARTBEATS).named(name);
    if (entry.isEmpty() || !addresses.hold(name, request.variables().getOrDefault("secret", ""))) {
      return Response.text(404, "There is nothing here.\n");
    }
    watch.heard(entry.get(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    return Response.text(200, "ok\n");
  }
}
