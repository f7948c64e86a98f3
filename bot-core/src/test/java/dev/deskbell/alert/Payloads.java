package dev.deskbell.alert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** What monitoring systems send; their README says after which documentation. */
final class Payloads {
  private Payloads() {}

  static byte[] of(String name) {
    try (var file = Payloads.class.getResourceAsStream("/alerts/" + name + ".json")) {
      return Objects.requireNonNull(file, name).readAllBytes();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
