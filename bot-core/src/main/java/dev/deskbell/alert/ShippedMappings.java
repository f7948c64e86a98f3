package dev.deskbell.alert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The formats that come with the desk; written like the organisation's own. */
final class ShippedMappings {
  static final List<Mapping> ALL = read();

  private ShippedMappings() {}

  private record File(List<Mapping> mappings) {}

  private static List<Mapping> read() {
    var mapper =
        JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE).build();
    try (var file = ShippedMappings.class.getResourceAsStream("/alert/mappings.yaml")) {
      var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
      var content = yaml.<Object>load(Objects.requireNonNull(file));
      return List.copyOf(mapper.convertValue(content, File.class).mappings());
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
