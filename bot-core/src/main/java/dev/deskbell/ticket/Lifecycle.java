package dev.deskbell.ticket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Where a kind of ticket can stand and which moves lead from there, for who draws or checks it; the
 * practice's own status decides.
 *
 * @param states beginning with the one that every ticket begins with
 */
public record Lifecycle(List<State> states, List<Transition> transitions) {
  public Lifecycle {
    states = List.copyOf(states);
    transitions = List.copyOf(transitions);
  }

  /** A state by its stable name, and as people read it. */
  public record State(String name, String words, Phase phase) {}

  /** A legal move. */
  public record Transition(String from, String move, String to) {}

  /** What a practice's enums of states and moves say. */
  public static <S extends TicketStatus, M> Lifecycle of(
      S[] states, M[] moves, BiFunction<S, M, Optional<S>> after, Function<M, String> words) {
    var transitions = new ArrayList<Transition>();
    for (var from : states) {
      for (var move : moves) {
        after
            .apply(from, move)
            .ifPresent(
                to -> transitions.add(new Transition(from.name(), words.apply(move), to.name())));
      }
    }
    return new Lifecycle(
        Arrays.stream(states).map(it -> new State(it.name(), it.words(), it.phase())).toList(),
        transitions);
  }
}
