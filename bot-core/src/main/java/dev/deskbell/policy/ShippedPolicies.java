package dev.deskbell.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The example organisation that comes with the desk. */
final class ShippedPolicies implements PolicyFiles {
  private static final String FOLDER = "/organisation/";

  @Override
  public List<PolicyFile> read() {
    try {
      var files = new ArrayList<PolicyFile>();
      var resolver = new PathMatchingResourcePatternResolver(getClass().getClassLoader());
      for (var file : resolver.getResources("classpath*:" + FOLDER.substring(1) + "**/*.yaml")) {
        var address = file.getURL().toString();
        var path = address.substring(address.lastIndexOf(FOLDER) + FOLDER.length());
        files.add(new PolicyFile(path, file.getContentAsString(StandardCharsets.UTF_8)));
      }
      files.sort(Comparator.comparing(PolicyFile::path));
      return List.copyOf(files);
    } catch (IOException broken) {
      throw new UncheckedIOException("the program's own example organisation", broken);
    }
  }
}
