package dev.deskbell.testing.theatre;

import dev.deskbell.chat.Conversation;
import java.io.IOException;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.TypeFilter;

/** Classes that don't stand where the core's do: tests, and a program that is built on the core. */
final class Elsewhere implements TypeFilter {
  private static final String CORE =
      Conversation.class.getProtectionDomain().getCodeSource().getLocation().toString();

  @Override
  public boolean match(MetadataReader found, MetadataReaderFactory others) throws IOException {
    return !found.getResource().getURL().toString().contains(CORE);
  }
}
