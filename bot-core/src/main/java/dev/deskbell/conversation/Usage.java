package dev.deskbell.conversation;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How an operation is said, in one line: {@code incident resolve INC-12 [note:…]}. Pure. */
final class Usage {
  private Usage() {}

  static String of(Operation operation) {
    var needed = operation.needed().stream().map(it -> "<" + it.name() + ">");
    var taken = operation.taken().stream().map(it -> "[" + it.name() + ":" + example(it) + "]");
    return Stream.of(Stream.of(operation.phrase()), needed, taken)
        .flatMap(it -> it)
        .collect(Collectors.joining(" "));
  }

  private static String example(Param<?> param) {
    var example = param.type().example();
    return example.contains(" ") ? "\"" + example + "\"" : example;
  }
}
