package dev.deskbell.testing.theatre;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/**
 * Closes what several test classes use when all tests are over: a desk of its own for each would
 * take longer than its stories.
 */
public record Lasting(AutoCloseable used) implements BeforeAllCallback {
  @Override
  public void beforeAll(ExtensionContext context) {
    // Maven's runner asks for each class by itself: the root of one is over before the next begins.
    context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(Lasting.class)).put(used, used);
  }
}
