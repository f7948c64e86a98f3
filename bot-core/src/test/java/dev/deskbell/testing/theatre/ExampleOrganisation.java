package dev.deskbell.testing.theatre;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The files of the example organisation, moved to another platform. */
public final class ExampleOrganisation {
  private static final Pattern WHERE =
      Pattern.compile("platform: console, workspace: example, (user|channel): ([\\w-]+)");

  private ExampleOrganisation() {}

  /** A folder with all of them, in which its people and rooms are on that platform. */
  public static Path on(String platform, String workspace) {
    return on(platform, workspace, (_, name) -> name);
  }

  /** What a platform calls a person or a room of the example organisation. */
  @FunctionalInterface
  public interface Naming {
    /**
     * The platform's own id.
     *
     * @param kind {@code user} or {@code channel}
     */
    String id(String kind, String name);
  }

  /** The same on a platform that gives ids of its own. */
  public static Path on(String platform, String workspace, Naming naming) {
    try {
      var folder = Files.createTempDirectory("organisation");
      for (var file :
          new PathMatchingResourcePatternResolver()
              .getResources("classpath:/organisation/*.yaml")) {
        var text = file.getContentAsString(StandardCharsets.UTF_8);
        Files.writeString(
            folder.resolve(String.valueOf(file.getFilename())),
            WHERE
                .matcher(text)
                .replaceAll(it ->
                    "platform: %s, workspace: %s, %s: %s"
                        .formatted(
                            platform,
                            workspace,
                            it.group(1),
                            naming.id(it.group(1), it.group(2)))));
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
