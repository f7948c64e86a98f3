package dev.deskbell.policy;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * What unquoted words mean: as in YAML 1.2. In YAML 1.1 {@code 17:30} is a number, {@code no} is
 * false and a date is a moment, which surprises everybody who writes a calendar or a country.
 */
final class PlainWords extends Resolver {
  @Override
  protected void addImplicitResolvers() {
    addImplicitResolver(Tag.BOOL, Pattern.compile("true|false"), "tf");
    addImplicitResolver(Tag.INT, Pattern.compile("[-+]?(?:0|[1-9][0-9]*)"), "-+0123456789");
    addImplicitResolver(
        Tag.FLOAT, Pattern.compile("[-+]?(?:0|[1-9][0-9]*)\\.[0-9]+"), "-+0123456789");
    addImplicitResolver(Tag.NULL, Pattern.compile("null|~"), "n~\0");
    addImplicitResolver(Tag.NULL, EMPTY, null);
  }
}
