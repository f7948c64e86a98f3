package dev.deskbell.policy;

import dev.deskbell.chat.Clip;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Compares two sets of files by what they mean: comments, order of keys and layout don't count. */
final class Differences {
  /** By what the members of a list are told apart. */
  private static final List<String> NAMES = List.of("id", "handle", "who", "name", "channel");

  private static final int LONGEST = 80;

  private Differences() {}

  static List<Difference> between(List<PolicyFile> before, List<PolicyFile> after) {
    var old = values(before);
    var young = values(after);
    var files = new TreeSet<>(old.keySet());
    files.addAll(young.keySet());
    var differences = new ArrayList<Difference>();
    for (var file : files) {
      compare(
          file, old.getOrDefault(file, Map.of()), young.getOrDefault(file, Map.of()), differences);
    }
    return List.copyOf(differences);
  }

  private static void compare(
      String file, Map<String, String> old, Map<String, String> young, List<Difference> to) {
    var keys = new TreeSet<>(old.keySet());
    keys.addAll(young.keySet());
    for (var key : keys) {
      var was = old.getOrDefault(key, "");
      var will = young.getOrDefault(key, "");
      if (!was.equals(will)) {
        to.add(new Difference(file, key, was, will));
      }
    }
  }

  private static Map<String, Map<String, String>> values(List<PolicyFile> files) {
    var values = new TreeMap<String, Map<String, String>>();
    for (var file : files) {
      var tree = new Tree(file.path(), new ArrayList<>());
      tree.add(file);
      var flat = new LinkedHashMap<String, String>();
      flatten(tree.content(), "", flat);
      values.put(file.path(), flat);
    }
    return values;
  }

  private static void flatten(JsonNode node, String key, Map<String, String> into) {
    if (node.isObject() && !node.isEmpty()) {
      node.forEachEntry(
          (name, value) -> flatten(value, key.isEmpty() ? name : key + "." + name, into));
    } else if (node.isArray() && !node.isEmpty()) {
      var index = 0;
      for (var item : node) {
        flatten(item, key + "[" + name(item, index++) + "]", into);
      }
    } else {
      into.put(key, clipped(node.isString() ? node.asString() : node.toString()));
    }
  }

  private static String name(JsonNode item, int index) {
    return NAMES.stream()
        .map(it -> item.path(it).asString(""))
        .filter(it -> !it.isEmpty())
        .findFirst()
        .orElse(item.isString() ? item.asString() : String.valueOf(index));
  }

  private static String clipped(String value) {
    return value.isEmpty() ? "\"\"" : Clip.to(LONGEST, value);
  }
}
