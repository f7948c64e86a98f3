package dev.deskbell.testing.theatre;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Closes what several test classes use when all tests are over: a desk of its own for each would
 * take longer than its stories.
 */
public record Lasting(AutoCloseable used) implements BeforeAllCallback {
  @Override
  public void beforeAll(ExtensionContext context) {
    context.getRoot().getStore(Namespace.create(Lasting.class)).put(used, used);
  }
}
