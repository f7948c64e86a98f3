package dev.deskbell.start;

import dev.deskbell.policy.OperatorMistake;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.annotation.Order;

/** A start that can't succeed says so in one line; a stack trace is for bugs. */
@Order(0)
public class OperatorMistakes implements SpringBootExceptionReporter {

  private static final Logger LOG = LoggerFactory.getLogger("dev.deskbell");

  @Override
  public boolean reportException(Throwable failure) {
    var line = lineFor(failure);
    line.ifPresent(it -> LOG.error("Deskbell can't start: {}", it));
    return line.isPresent();
  }

  private static Optional<String> lineFor(Throwable failure) {
    return Stream.iterate(failure, it -> it != null, Throwable::getCause)
        .flatMap(it -> explain(it).stream())
        .findFirst();
  }

  private static Optional<String> explain(Throwable cause) {
    return switch (cause) {
      case OperatorMistake mistake -> Optional.ofNullable(mistake.getMessage());
      case PortInUseException taken ->
          Optional.of(
              "Port %d is taken: stop what uses it, or set SERVER_PORT or DESKBELL_MANAGEMENT_PORT to another."
                  .formatted(taken.getPort()));
      default -> Optional.empty();
    };
  }
}
