package dev.deskbell.start;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

/**
 * The program as archives instead of folders of classes, so that one can leave behind which classes
 * it has read, and those that start afterwards take two thirds of the time.
 */
final class Trained {
  private static final Path FOLDER = Path.of("target", "program").toAbsolutePath();
  private static final Path MADE = FOLDER.resolve("made");
  private static final String PATH = path();

  /** Of these very archives: what was read of others is of no use. */
  private static final Path REMEMBERED =
      FOLDER.resolve(Integer.toHexString(states().hashCode()) + ".aot");

  private Trained() {}

  static boolean isRemembered() {
    return Files.exists(REMEMBERED);
  }

  /** What goes before the name of the main class. */
  static List<String> flags() {
    return isRemembered() ? flags("-XX:AOTCache=" + REMEMBERED) : List.of("-cp", PATH);
  }

  /** The same for one that leaves behind what it has read, when it ends. */
  static List<String> remembering() throws IOException {
    Files.deleteIfExists(MADE);
    return flags("-XX:AOTCacheOutput=" + MADE);
  }

  private static List<String> flags(String how) {
    return List.of(how, "-Xlog:aot*=off", "-Xlog:cds*=off", "-cp", PATH);
  }

  /** It has ended. Nobody sees half of what it leaves; where it left nothing, nothing is gained. */
  static void remembers() throws IOException {
    if (Files.exists(MADE)) {
      forgets();
      Files.move(MADE, REMEMBERED, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** What builds before this one have left. */
  private static void forgets() throws IOException {
    try (var old = Files.newDirectoryStream(FOLDER, "*.aot")) {
      for (var archive : old) {
        Files.delete(archive);
      }
    }
  }

  private static String path() {
    try {
      Files.createDirectories(FOLDER);
      var all = new ArrayList<String>();
      for (var entry : product()) {
        var path = Path.of(entry);
        all.add(Files.isDirectory(path) ? archived(path, all.size()).toString() : entry);
      }
      return String.join(File.pathSeparator, all);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** By what the JVM knows them again. */
  private static String states() {
    return Arrays.stream(PATH.split(File.pathSeparator))
        .map(File::new)
        .map(it -> it + " " + it.length() + " " + it.lastModified())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static List<String> product() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(it -> !it.endsWith("test-classes") && !it.endsWith("-tests.jar"))
        .filter(it -> Files.exists(Path.of(it)))
        .toList();
  }

  /** Nobody sees half of it, and nothing that is as new is made again. */
  private static Path archived(Path classes, int number) throws IOException {
    var archive = FOLDER.resolve(number + "-" + newest(classes) + ".jar");
    if (!Files.exists(archive)) {
      var made = Files.createTempFile(FOLDER, "made", ".jar");
      try (var jar = new JarOutputStream(Files.newOutputStream(made))) {
        jar.setLevel(0);
        Files.walkFileTree(classes, new Packing(classes, jar));
      }
      Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE);
    }
    return archive;
  }

  private static long newest(Path classes) throws IOException {
    try (var files = Files.walk(classes)) {
      return files.mapToLong(it -> it.toFile().lastModified()).max().orElse(0);
    }
  }

  /** With folders as entries of their own: who searches for resources looks for them. */
  private static final class Packing extends SimpleFileVisitor<Path> {
    private final Path root;
    private final JarOutputStream jar;

    private Packing(Path root, JarOutputStream jar) {
      this.root = root;
      this.jar = jar;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      if (!folder.equals(root)) {
        jar.putNextEntry(new ZipEntry(name(folder) + "/"));
        jar.closeEntry();
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      jar.putNextEntry(new ZipEntry(name(file)));
      Files.copy(file, jar);
      jar.closeEntry();
      return FileVisitResult.CONTINUE;
    }

    private String name(Path path) {
      return root.relativize(path).toString().replace(File.separatorChar, '/');
    }
  }
}
