package dev.deskbell.ticket;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;

/**
 * {@code docs/lifecycles.md}: where tickets can stand, generated from what the practices declare.
 */
public final class LifecycleReference {
  private LifecycleReference() {}

  /** The whole page, ending with a line break. */
  public static String of(Collection<TicketKind> kinds) {
    return """
    # Life cycles

    <!-- Generated from the practices' own states and moves; LifecyclesTest says how. -->

    Each practice has states of its own; its phase is what the kernel, clocks, lists and reports see of them.

    """
        + kinds.stream()
            .sorted(Comparator.comparing(TicketKind::name))
            .map(LifecycleReference::section)
            .collect(Collectors.joining("\n"));
  }

  private static String section(TicketKind kind) {
    return "## %s (%s)\n\n".formatted(kind.name(), kind.prefix())
        + "```mermaid\nstateDiagram-v2\n"
        + diagram(kind.lifecycle())
        + "```\n\n| State | Phase |\n|---|---|\n"
        + kind.lifecycle().states().stream()
            .map(it -> "| %s | %s |\n".formatted(it.words(), it.phase()))
            .collect(Collectors.joining());
  }

  private static String diagram(Lifecycle lifecycle) {
    var names =
        lifecycle.states().stream()
            .map(it -> "  %s: %s\n".formatted(it.name(), it.words()))
            .collect(Collectors.joining());
    var moves =
        lifecycle.transitions().stream()
            .map(it -> "  %s --> %s: %s\n".formatted(it.from(), it.to(), it.move()))
            .collect(Collectors.joining());
    var ends =
        lifecycle.states().stream()
            .filter(it -> it.phase() == Phase.CLOSED)
            .map(it -> "  %s --> [*]\n".formatted(it.name()))
            .collect(Collectors.joining());
    return names + "  [*] --> %s\n".formatted(lifecycle.states().getFirst().name()) + moves + ends;
  }
}
