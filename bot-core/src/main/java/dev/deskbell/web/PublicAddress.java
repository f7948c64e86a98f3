package dev.deskbell.web;

import java.net.URI;
import java.util.Optional;

/**
 * Where people's browsers and others' servers reach the desk, if its operator has said so.
 *
 * @param base ends with a slash
 */
public record PublicAddress(Optional<URI> base) {
  public PublicAddress {
    if (base.isPresent() && !base.get().getPath().endsWith("/")) {
      throw new IllegalArgumentException("a base ends with a slash: " + base.get());
    }
  }

  /**
   * The whole address of one of the desk's paths.
   *
   * @param path begins with a slash
   */
  public Optional<URI> at(String path) {
    return base.map(it -> it.resolve(path.substring(1)));
  }
}
