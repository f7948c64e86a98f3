package dev.deskbell.bench.load;

import dev.deskbell.bench.Ratio;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Sides that take turns, in another order each round, so that whatever else the machine does falls
 * on all of them. A round in which somebody else used much of the machine is played again, but not
 * for ever.
 */
public final class Rounds {
  private static final double MOST_OTHERS = 0.15;

  private final Server server;
  private final List<Side> sides;
  private final Map<String, List<Slice>> slices = new LinkedHashMap<>();
  private int disturbed;

  private Rounds(Server server, List<Side> sides) {
    this.server = server;
    this.sides = sides;
  }

  /**
   * What a side did in its turn.
   *
   * @param app microseconds of processor for one deed, of the program
   * @param compilers what of that was its compilers', which work until it is warm
   * @param database of the database, likewise
   * @param others how much of the machine was used by somebody else
   */
  public record Slice(Load load, double app, double compilers, double database, double others) {
    public double processor() {
      return app + database;
    }

    /** What it will be when everything is compiled. */
    double warmProcessor() {
      return processor() - compilers;
    }
  }

  /** One way of loading a side. */
  @FunctionalInterface
  public interface Play {
    Load on(Side side) throws Exception;
  }

  public static Rounds of(Server server, List<Side> sides, int rounds, Play play) throws Exception {
    var all = new Rounds(server, sides);
    for (var tried = 0; tried < rounds * 2 && all.size() < rounds; tried++) {
      all.round(play, new Random(tried), tried < rounds);
    }
    return all;
  }

  private int size() {
    return of(sides.getFirst()).size();
  }

  private void round(Play play, Random random, boolean mayBeRepeated) throws Exception {
    var order = new ArrayList<>(sides);
    Collections.shuffle(order, random);
    var round = new LinkedHashMap<String, Slice>();
    for (var side : order) {
      round.put(side.name(), slice(side, play));
    }
    var isDisturbed = round.values().stream().anyMatch(it -> it.others() > MOST_OTHERS);
    disturbed += isDisturbed ? 1 : 0;
    if (!isDisturbed || !mayBeRepeated) {
      sides.forEach(it -> of(it).add(Objects.requireNonNull(round.get(it.name()))));
    }
  }

  private Slice slice(Side side, Play play) throws Exception {
    server.checkpoint();
    var before = reading(side);
    var load = play.on(side);
    var after = reading(side);
    var deeds = Math.max(1, load.done());
    var app = after.app - before.app;
    var database = after.database - before.database;
    var others = after.machine - before.machine - app - database - (after.self - before.self);
    var room = load.lasted().toNanos() / 1e3 * Runtime.getRuntime().availableProcessors();
    return new Slice(
        load,
        app / (double) deeds,
        (after.compilers - before.compilers) / (double) deeds,
        database / (double) deeds,
        Math.max(0, others) / room);
  }

  private record Reading(long app, long compilers, long database, long self, long machine) {}

  private Reading reading(Side side) throws IOException, SQLException {
    return new Reading(
        Processor.of(side.program().pid()),
        Processor.ofCompilers(side.program().pid()),
        Processor.ofAll(server.pid()),
        Processor.of(ProcessHandle.current().pid()),
        Processor.ofMachine() + Processor.stolen());
  }

  /** How many rounds somebody else took part in. */
  public int disturbed() {
    return disturbed;
  }

  public List<Slice> of(Side side) {
    return slices.computeIfAbsent(side.name(), _ -> new ArrayList<>());
  }

  public double median(Side side, ToDoubleFunction<Slice> value) {
    return Ratio.median(of(side).stream().map(value::applyAsDouble).toList());
  }

  /** Over all its slices. */
  public Histogram took(Side side) {
    var all = new Histogram();
    of(side).forEach(it -> all.addAll(it.load().took()));
    return all;
  }

  public long failed(Side side) {
    return of(side).stream().mapToLong(it -> it.load().failed()).sum();
  }

  /** One side by another, round by round. */
  public Ratio ratio(Side ours, Side theirs, ToDoubleFunction<Slice> value) {
    var ratios = new ArrayList<Double>();
    for (var at = 0; at < of(ours).size(); at++) {
      ratios.add(value.applyAsDouble(of(ours).get(at)) / value.applyAsDouble(of(theirs).get(at)));
    }
    return Ratio.of(ratios);
  }
}
