package dev.deskbell.approval;

import dev.deskbell.people.Person;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A small world of people, in which anything can change between two votes. */
final class World implements Circumstances {
  final Map<Person.Id, Person.Id> aliases = new HashMap<>();
  final Set<Person.Id> gone = new HashSet<>();
  final Set<Person.Id> unentitled = new HashSet<>();
  final Set<Person.Id> concerned = new HashSet<>();
  final Map<Person.Id, Person.Id> deputies = new HashMap<>();

  static Person.Id person(int number) {
    return new Person.Id(number);
  }

  @Override
  public Person.Id today(Person.Id id) {
    var who = id;
    while (aliases.containsKey(who)) {
      who = aliases.get(who);
    }
    return who;
  }

  /** From now on both are one person. */
  void link(Person.Id one, Person.Id other) {
    var first = today(one);
    var second = today(other);
    if (!first.equals(second)) {
      aliases.put(second, first);
    }
  }

  @Override
  public boolean present(Person.Id id) {
    return gone.stream().map(this::today).noneMatch(today(id)::equals);
  }

  @Override
  public Set<Person.Id> entitled(Stage stage) {
    return stage.panel().stream()
        .filter(it -> !unentitled.contains(it))
        .map(this::today)
        .collect(Collectors.toSet());
  }

  @Override
  public Set<Person.Id> concerned() {
    return concerned.stream().map(this::today).collect(Collectors.toSet());
  }

  @Override
  public Set<Person.Id> deputies(Person.Id member) {
    return deputies.entrySet().stream()
        .filter(it -> today(it.getKey()).equals(today(member)))
        .map(it -> today(it.getValue()))
        .filter(it -> !it.equals(today(member)) && present(it))
        .collect(Collectors.toSet());
  }
}
