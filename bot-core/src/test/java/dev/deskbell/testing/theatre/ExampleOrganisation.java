package dev.deskbell.testing.theatre;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The files of the example organisation, moved to another platform. */
public final class ExampleOrganisation {
  private ExampleOrganisation() {}

  /** A folder with all of them, in which its people and rooms are on that platform. */
  public static Path on(String platform, String workspace) {
    try {
      var folder = Files.createTempDirectory("organisation");
      for (var file :
          new PathMatchingResourcePatternResolver()
              .getResources("classpath:/organisation/*.yaml")) {
        var text = file.getContentAsString(StandardCharsets.UTF_8);
        Files.writeString(
            folder.resolve(String.valueOf(file.getFilename())),
            text.replace(
                "platform: console, workspace: example",
                "platform: %s, workspace: %s".formatted(platform, workspace)));
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
