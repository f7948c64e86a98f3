package dev.deskbell.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Turns files into sections: all of them, or nothing and every problem. */
final class Assembly {
  private final Map<String, Shape<?>> shapes = new LinkedHashMap<>();
  private final Map<String, Section<?>> sections = new LinkedHashMap<>();
  private final List<CrossCheck> checks;

  Assembly(List<Section<?>> sections, List<CrossCheck> checks) {
    for (var section : sections) {
      if (this.sections.put(section.name(), section) != null) {
        throw new IllegalStateException("two sections are called " + section.name());
      }
      shapes.put(section.name(), new Shape<>(section));
    }
    this.checks = List.copyOf(checks);
  }

  /** The content of all sections by name. */
  Map<String, Object> of(List<PolicyFile> files) {
    var problems = new ArrayList<Problem>();
    var trees = trees(files, problems);
    var bound = new HashMap<String, Object>();
    // What can't be read is said first: its keys would only be reported as missing.
    PolicyMistake.throwIfAny(problems);
    sections.forEach((name, section) -> bound.put(name, section.absent()));
    trees.forEach((name, tree) -> bound.put(name, bind(name, tree, problems)));
    if (problems.isEmpty()) {
      checkAcross(bound, trees, problems);
    }
    PolicyMistake.throwIfAny(problems);
    return Map.copyOf(bound);
  }

  private Object bind(String name, Tree tree, List<Problem> problems) {
    return Objects.requireNonNull(shapes.get(name)).bind(tree, problems);
  }

  private Map<String, Tree> trees(List<PolicyFile> files, List<Problem> problems) {
    var trees = new LinkedHashMap<String, Tree>();
    for (var file : files) {
      if (!file.path().matches(".*" + PolicyFile.EXTENSION)) {
        problems.add(new Problem(file.path(), 1, "", "is no policy file; take it away"));
      } else if (!sections.containsKey(file.section())) {
        problems.add(new Problem(file.path(), 1, "", unknown(file.section())));
      } else {
        trees.computeIfAbsent(file.section(), _ -> new Tree(file.path(), problems)).add(file);
      }
    }
    return trees;
  }

  private String unknown(String section) {
    var hint = Closest.hint(section, sections.keySet());
    var known = sections.keySet().stream().sorted().collect(Collectors.joining(", "));
    return "no policy is called `"
        + section
        + "`"
        + (hint.isEmpty() ? "; known are " + known : hint);
  }

  private void checkAcross(
      Map<String, Object> bound, Map<String, Tree> trees, List<Problem> problems) {
    var draft =
        new CrossCheck.Draft() {
          @Override
          public <T> T of(Section<T> section) {
            return Objects.requireNonNull(section.type().cast(bound.get(section.name())));
          }
        };
    for (var check : checks) {
      for (var it : check.check(draft)) {
        var name = it.section().name();
        var tree = trees.getOrDefault(name, new Tree(name + ".yaml", problems));
        problems.add(tree.problem(it.problem().pointer(), it.problem().why()));
      }
    }
  }
}
