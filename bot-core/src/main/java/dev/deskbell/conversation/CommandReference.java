package dev.deskbell.conversation;

import dev.deskbell.people.Role;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code docs/commands.md}: everything that can be said, generated from the operations. */
public final class CommandReference {
  private CommandReference() {}

  /** The whole page, ending with a line break. */
  public static String of(Collection<Operation> operations) {
    var said =
        operations.stream()
            .filter(it -> !it.phrase().isEmpty())
            .sorted(Comparator.comparing(Operation::phrase))
            .toList();
    var topics =
        Help.grouped(said).entrySet().stream()
            .map(it -> "## " + it.getKey() + "\n\n" + sections(it.getValue()))
            .collect(Collectors.joining("\n"));
    return """
    # Commands

    <!-- Generated from the operations; CommandsPageTest says how. -->

    Say them in a direct message, after a mention, or after the platform's own command of the desk.
    What is missing is asked with a form. `name:value` may stand anywhere; values of several words
    stand in quotes.

    """
        + topics;
  }

  private static String sections(Collection<Operation> operations) {
    return operations.stream().map(CommandReference::section).collect(Collectors.joining("\n"));
  }

  private static String section(Operation operation) {
    return Stream.of(
            "### " + operation.phrase() + "\n",
            operation.summary() + "\n",
            "`" + Usage.of(operation) + "`\n",
            params(operation),
            examples(operation),
            "For: " + who(operation) + ".\n")
        .filter(it -> !it.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private static String params(Operation operation) {
    return operation.params().stream()
        .map(it -> param(it, operation.needed().contains(it)))
        .collect(Collectors.joining());
  }

  private static String param(Param<?> param, boolean needed) {
    var need = needed ? "such as" : "may be left out, such as";
    var end = param.label().endsWith("?") ? " " : ". ";
    var hint = param.hint().isEmpty() ? "" : end + param.hint() + ".";
    return "- `%s` (%s `%s`): %s%s\n"
        .formatted(param.name(), need, param.type().example(), param.label(), hint);
  }

  private static String examples(Operation operation) {
    return operation.examples().stream()
        .map(it -> "    " + it + "\n")
        .collect(Collectors.joining());
  }

  private static String who(Operation operation) {
    var role = operation.role() == Role.REQUESTER ? "everyone" : name(operation.role()) + "s";
    return Stream.concat(
            Stream.of(role), operation.orElse().stream().sorted().map(it -> "the " + name(it)))
        .collect(Collectors.joining(", "));
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
