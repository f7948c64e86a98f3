package dev.deskbell.conversation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What an attempt's words mean.
 *
 * @param asked all there is to give, in the order it is asked
 * @param values what could be read, by parameter
 * @param problems what is wrong or missing, by parameter
 */
record Reading(
    List<Operation.Asked> asked, Map<String, Object> values, Map<String, String> problems) {

  static Reading of(Attempt attempt) {
    var asked = new ArrayList<Operation.Asked>();
    var operation = attempt.operation();
    operation.needed().forEach(it -> asked.add(new Operation.Asked(it, true)));
    operation.taken().forEach(it -> asked.add(new Operation.Asked(it, false)));
    var reading = new Reading(asked, new LinkedHashMap<>(), new LinkedHashMap<>());
    var reader = attempt.reader();
    List.copyOf(asked).forEach(it -> reading.read(it, reader));
    if (operation.needed().stream().allMatch(it -> reading.values.containsKey(it.name()))) {
      for (var more : further(operation, reader)) {
        asked.add(more);
        reading.read(more, reader);
      }
    }
    return reading;
  }

  /** The parameters that depend on what was given; none while that makes no sense yet. */
  static List<Operation.Asked> further(Operation operation, Reader reader) {
    if (!operation.needed().stream().allMatch(it -> reader.given().containsKey(it.name()))) {
      return List.of();
    }
    try {
      return operation.more().apply(reader);
    } catch (Refusal _) {
      return List.of();
    }
  }

  boolean isComplete() {
    return problems.isEmpty();
  }

  /** The subjects meant, in the order they were given. */
  List<String> subjects() {
    return asked.stream().map(Operation.Asked::param).flatMap(it -> subject(it).stream()).toList();
  }

  /** What a form asks: all but what is settled, and what forms leave out. */
  List<Operation.Asked> visible(Given given) {
    return asked.stream()
        .filter(it -> !it.param().unasked() || problems.containsKey(it.param().name()))
        .filter(it -> !given.settled().contains(it.param().name()) || !isRead(it.param()))
        .toList();
  }

  /** The values of subjects, as typed: a form about a ticket does not ask for it again. */
  Map<String, String> subjectsAmong(Map<String, String> typed) {
    var found = new LinkedHashMap<String, String>();
    for (var wanted : asked) {
      var name = wanted.param().name();
      if (!subject(wanted.param()).isEmpty() && typed.containsKey(name)) {
        found.put(name, typed.getOrDefault(name, ""));
      }
    }
    return found;
  }

  /** Whether there is more in it than the names of tickets and what came with a button. */
  boolean isWorthKeeping(Given given) {
    return visible(given).stream()
        .map(Operation.Asked::param)
        .anyMatch(it -> given.values().containsKey(it.name()) && subject(it).isEmpty());
  }

  private boolean isRead(Param<?> param) {
    return values.containsKey(param.name());
  }

  private void read(Operation.Asked wanted, Reader reader) {
    var param = wanted.param();
    var typed = reader.given().getOrDefault(param.name(), "");
    if (typed.isBlank()) {
      if (wanted.required()) {
        problems.put(param.name(), param.label() + " is needed.");
      }
      return;
    }
    try {
      values.put(param.name(), Objects.requireNonNull(param.type().read(typed, reader)));
    } catch (Refusal unreadable) {
      problems.put(param.name(), unreadable.why());
    }
  }

  private <T> List<String> subject(Param<T> param) {
    @SuppressWarnings("unchecked") // put there by this very parameter's type
    var value = (T) values.get(param.name());
    var subject = value == null ? null : param.type().subject(value);
    return subject == null ? List.of() : List.of(subject);
  }
}
