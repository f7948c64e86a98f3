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
import org.springframework.util.FileSystemUtils;

/**
 * The program as the image has it: archives instead of folders of classes, its beans written down,
 * and a cache of the classes that one has read who was there before. Those that start afterwards
 * take half the time.
 */
final class Trained {
  private static final Path FOLDER = Path.of("target", "program").toAbsolutePath();
  private static final Path MADE = FOLDER.resolve("made");
  private static final List<Path> FOUND = found();

  private Trained() {}

  static boolean isRemembered() {
    return Files.exists(remembered(path()));
  }

  /** What goes before the name of the main class. */
  static List<String> flags() {
    var path = path();
    var remembered = remembered(path);
    return Files.exists(remembered)
        ? flags("-XX:AOTCache=" + remembered, path)
        : List.of("-cp", path);
  }

  /** The same for one that leaves behind what it has read, when it ends. */
  static List<String> remembering() throws IOException {
    Files.deleteIfExists(MADE);
    return flags("-XX:AOTCacheOutput=" + MADE, path());
  }

  private static List<String> flags(String how, String path) {
    return List.of(how, "-Xlog:aot*=off", "-Xlog:cds*=off", "-cp", path);
  }

  /** It has ended. Nobody sees half of what it leaves; where it left nothing, nothing is gained. */
  static void remembers() throws IOException {
    if (Files.exists(MADE)) {
      forgets();
      Files.move(MADE, remembered(path()), StandardCopyOption.ATOMIC_MOVE);
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

  /** Writes its beans down, with what does so for the image. */
  static void prepares() throws IOException, InterruptedException {
    var program = program();
    var made = Files.createTempFile(FOLDER, "made", ".jar");
    Files.copy(program, made, StandardCopyOption.REPLACE_EXISTING);
    var libraries = libraries(program);
    var script = Path.of("..", ".ci", "prepare").toString();
    var preparing = new ProcessBuilder(script, made.toString(), libraries.toString());
    preparing.environment().put("JAVA_HOME", System.getProperty("java.home"));
    var output = Files.createTempFile(FOLDER, "prepared", ".log");
    var exit =
        preparing.redirectErrorStream(true).redirectOutput(output.toFile()).start().waitFor();
    if (exit != 0) {
      throw new AssertionError("the beans could not be written down:\n" + Files.readString(output));
    }
    Files.delete(output);
    FileSystemUtils.deleteRecursively(libraries);
    Files.move(made, prepared(program), StandardCopyOption.ATOMIC_MOVE);
  }

  /** A folder with everything but the program itself. */
  private static Path libraries(Path program) throws IOException {
    var folder = Files.createTempDirectory(FOLDER, "libraries");
    for (var library : FOUND) {
      if (!library.equals(program)) {
        var name = "%03d-%s".formatted(FOUND.indexOf(library), library.getFileName());
        Files.createSymbolicLink(folder.resolve(name), library);
      }
    }
    return folder;
  }

  /** Of these very archives: what was read of others is of no use. */
  private static Path remembered(String path) {
    var states =
        Arrays.stream(path.split(File.pathSeparator))
            .map(File::new)
            .map(it -> it + " " + it.length() + " " + it.lastModified())
            .collect(Collectors.joining(File.pathSeparator));
    return FOLDER.resolve(Integer.toHexString(states.hashCode()) + ".aot");
  }

  private static String path() {
    var prepared = prepared(program());
    return FOUND.stream()
        .map(it -> it.equals(program()) && Files.exists(prepared) ? prepared : it)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The folder of the main class goes before those of libraries. */
  private static Path program() {
    return FOUND.getFirst();
  }

  private static Path prepared(Path program) {
    return Path.of(program.toString().replaceFirst("\\.jar$", "-prepared.jar"));
  }

  private static List<Path> found() {
    try {
      Files.createDirectories(FOLDER);
      var all = new ArrayList<Path>();
      for (var entry : product()) {
        var path = Path.of(entry);
        all.add(Files.isDirectory(path) ? archived(path, all.size()) : path);
      }
      return List.copyOf(all);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static List<String> product() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(it -> !it.endsWith("test-classes") && !it.endsWith("-tests.jar"))
        .filter(it -> Files.exists(Path.of(it)))
        .distinct()
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
