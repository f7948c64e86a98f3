package dev.deskbell.policy;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the files of one section say together, with the file and line of every key. Lists under one
 * key of several files become one list.
 */
final class Tree {
  /** An innocent file has a few dozen thousand values at most; a bomb of aliases has billions. */
  private static final int MOST_VALUES = 100_000;

  private static final int MOST_ALIASES = 50;
  private static final int DEEPEST = 30;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final List<Problem> problems;
  private final ObjectNode root = JSON.objectNode();
  private final Map<String, Spot> spots = new HashMap<>();
  private final Deque<Node> open = new ArrayDeque<>();
  private final Set<String> saidHere = new HashSet<>();
  private String file;
  private int values;

  private record Spot(String file, int line) {}

  Tree(String file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  JsonNode content() {
    return root;
  }

  void add(PolicyFile more) {
    file = more.path();
    saidHere.clear();
    spots.putIfAbsent("", new Spot(file, 1));
    try {
      switch (compose(more.text())) {
        case null -> {}
        case MappingNode top -> top.getValue().forEach(it -> addTop(it));
        case Node other -> report(other, "", "starts with a key such as `name:`");
      }
    } catch (MarkedYAMLException broken) {
      problems.add(new Problem(file, line(broken), "", words(broken)));
    } catch (TooMuch | YAMLException broken) {
      problems.add(new Problem(file, 1, "", String.valueOf(broken.getMessage())));
    }
  }

  /** The problem at this place, or at the closest place around it that is written down. */
  Problem problem(String pointer, String why) {
    var known = pointer;
    while (!known.isEmpty() && !spots.containsKey(known)) {
      known = known.substring(0, known.lastIndexOf('/'));
    }
    var spot = spots.getOrDefault(known, new Spot(file, 1));
    return new Problem(spot.file(), spot.line(), Pointer.readable(pointer), why);
  }

  private static @Nullable Node compose(String text) {
    var options = new LoaderOptions();
    options.setMaxAliasesForCollections(MOST_ALIASES);
    options.setNestingDepthLimit(DEEPEST);
    return new Composer(new ParserImpl(new StreamReader(text), options), new PlainWords(), options)
        .getSingleNode();
  }

  private void addTop(NodeTuple entry) {
    var name = key(entry, "");
    if (name == null) {
      return;
    }
    var pointer = Pointer.of("", name);
    var there = root.get(name);
    if (!saidHere.add(name)) {
      report(entry.getKeyNode(), pointer, "is said twice; keep one");
    } else if (there instanceof ArrayNode list
        && entry.getValueNode() instanceof SequenceNode more) {
      more.getValue().forEach(it -> list.add(convert(it, pointer + "/" + list.size())));
    } else if (there != null) {
      var first = spots.getOrDefault(pointer, new Spot(file, 1));
      report(
          entry.getKeyNode(),
          pointer,
          "is said twice, first in " + first.file() + ":" + first.line() + "; keep one");
    } else {
      root.set(name, value(entry, pointer));
    }
  }

  private JsonNode value(NodeTuple entry, String pointer) {
    var converted = convert(entry.getValueNode(), pointer);
    spots.put(pointer, new Spot(file, line(entry.getKeyNode())));
    return converted;
  }

  private JsonNode convert(Node node, String pointer) {
    if (++values > MOST_VALUES) {
      throw new TooMuch("says too much: more than " + MOST_VALUES + " values, aliases counted");
    }
    spots.put(pointer, new Spot(file, line(node)));
    if (node instanceof ScalarNode scalar) {
      return scalar(scalar, pointer);
    }
    if (open.contains(node)) {
      return report(node, pointer, "contains itself; take the alias away");
    }
    if (!node.getTag().equals(node instanceof SequenceNode ? Tag.SEQ : Tag.MAP)) {
      return misunderstood(node, pointer);
    }
    open.push(node);
    var converted =
        node instanceof SequenceNode list ? list(list, pointer) : map((MappingNode) node, pointer);
    open.pop();
    return converted;
  }

  private JsonNode list(SequenceNode node, String pointer) {
    var list = JSON.arrayNode();
    node.getValue().forEach(it -> list.add(convert(it, pointer + "/" + list.size())));
    return list;
  }

  private JsonNode map(MappingNode node, String pointer) {
    var map = JSON.objectNode();
    for (var entry : node.getValue()) {
      var name = key(entry, pointer);
      if (name != null && map.has(name)) {
        report(entry.getKeyNode(), Pointer.of(pointer, name), "is said twice; keep one");
      } else if (name != null) {
        map.set(name, value(entry, Pointer.of(pointer, name)));
      }
    }
    return map;
  }

  private @Nullable String key(NodeTuple entry, String pointer) {
    if (entry.getKeyNode() instanceof ScalarNode name) {
      return name.getValue();
    }
    report(entry.getKeyNode(), pointer, "a key is a word, not a list or map");
    return null;
  }

  private JsonNode scalar(ScalarNode node, String pointer) {
    var words = node.getValue();
    var tag = node.getTag();
    if (tag.equals(Tag.STR)) {
      return JSON.stringNode(words);
    }
    if (tag.equals(Tag.INT) && words.matches("[-+]?\\d{1,18}")) {
      return JSON.numberNode(Long.parseLong(words));
    }
    if (tag.equals(Tag.FLOAT) && words.length() < 40) {
      return JSON.numberNode(new BigDecimal(words));
    }
    if (tag.equals(Tag.BOOL)) {
      return JSON.booleanNode(words.equals("true"));
    }
    return tag.equals(Tag.NULL) ? JSON.nullNode() : misunderstood(node, pointer);
  }

  private JsonNode misunderstood(Node node, String pointer) {
    var why = "`" + node.getTag() + "` is not understood; write the plain value";
    return report(node, pointer, why);
  }

  private JsonNode report(Node node, String pointer, String why) {
    problems.add(new Problem(file, line(node), Pointer.readable(pointer), why));
    return JSON.nullNode();
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  private static int line(MarkedYAMLException broken) {
    var mark = broken.getProblemMark();
    return mark == null ? 1 : mark.getLine() + 1;
  }

  private static String words(MarkedYAMLException broken) {
    var why = String.valueOf(broken.getProblem());
    return why.contains("'\\t(TAB)'")
        ? "has a tab; indent with spaces"
        : "is no YAML here: " + why.replace('\n', ' ');
  }

  private static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1;

    private TooMuch(String why) {
      super(why, null, false, false);
    }
  }
}
