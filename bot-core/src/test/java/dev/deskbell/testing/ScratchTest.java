package dev.deskbell.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
  @TempDir private Path folder;

  @Test
  void several_may_clean_up_at_the_same_time() throws Exception {
    for (var server = 0; server < 3; server++) {
      leaves(Files.createDirectory(folder.resolve("server-" + server)));
    }
    Callable<Void> cleansUp =
        () -> {
          Scratch.clear(folder, Instant.MAX);
          return null;
        };
    try (var threads = Executors.newFixedThreadPool(3)) {
      for (var cleaned : threads.invokeAll(Collections.nCopies(3, cleansUp))) {
        cleaned.get();
      }
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void what_is_new_stays() throws IOException {
    var server = Files.createDirectory(folder.resolve("server-1"));
    Scratch.clear(folder, Files.getLastModifiedTime(server).toInstant());
    assertThat(server).exists();
  }

  private static void leaves(Path server) throws IOException {
    for (var file = 0; file < 500; file++) {
      Files.writeString(server.resolve("file-" + file), "left");
    }
  }
}
