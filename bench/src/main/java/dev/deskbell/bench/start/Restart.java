package dev.deskbell.bench.start;

import static java.util.Locale.ROOT;

import dev.deskbell.bench.Ratio;
import dev.deskbell.bench.Ratio.Target;
import dev.deskbell.bench.Result;
import dev.deskbell.bench.load.Server;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * E1: the desk is killed with very many messages due, pages are told while it is gone, and it is
 * started again: when the first page arrives, what comes before it, and whether anything comes
 * twice or out of order.
 */
public final class Restart {
  static final String ROOM = "C0BUSY";
  static final String QUIET = "C0QUIET";
  private static final int ROOMS = 500;
  private static final int PAGES = 50;
  private static final Duration AT_WORK = Duration.ofSeconds(4);
  private static final Duration PATIENCE = Duration.ofSeconds(100);
  private static final String DATABASE = "desk";

  private final Server server;
  private final Recorder recorder;
  private final Backlog backlog;
  private final Result result;
  private final List<List<String>> rows;
  private final List<Double> firsts = new ArrayList<>();
  private long held;

  private Restart(Server server, Recorder recorder, Result result) {
    this.server = server;
    this.recorder = recorder;
    this.result = result;
    backlog = new Backlog(server, DATABASE);
    rows =
        result.table(
            "Each time it was killed in the middle of sending, and %d pages were told while it was gone."
                .formatted(PAGES),
            "kill",
            "messages due",
            "being sent when killed",
            "ready after s",
            "first page after s",
            "all pages but those being sent after s",
            "other messages before the first page",
            "before the last page");
  }

  /** Arguments: messages due, kills, the file for the results. */
  public static void main(String[] arguments) throws Exception {
    var result = new Result("Killed with very many messages due (E1)");
    var settings = Map.of("shared_preload_libraries", "pg_stat_statements");
    try (var server = new Server(settings);
        var stage = new Stage(server);
        var recorder = new Recorder(stage.slack().api())) {
      server.execute("postgres", "create extension pg_stat_statements");
      for (var room = 0; room < ROOMS; room++) {
        stage.team().room(ROOM.substring(2) + room);
        stage.team().room(QUIET.substring(2) + room % 100);
      }
      var desk = stage.deskOn(DATABASE, stage.desk().trained());
      desk = desk.with("SLACK_API_URL", recorder.address().toString());
      var restart = new Restart(server, recorder, result);
      restart.all(desk, Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
      result.write(Path.of(arguments[2]));
    }
    System.exit(0);
  }

  private void all(Entrant desk, int messages, int kills) throws Exception {
    var first = desk.start().program();
    Thread.sleep(AT_WORK);
    first.close();
    backlog.cards(messages, ROOMS);
    var running = desk.start();
    for (var kill = 1; kill <= kills; kill++) {
      Thread.sleep(AT_WORK);
      running.program().isKilled();
      running = again(desk, kill, messages + (kill - 1) * PAGES);
    }
    Thread.sleep(AT_WORK);
    running.program().isKilled();
    said(kills);
  }

  private Entrant.Started again(Entrant desk, int kill, int after) throws Exception {
    held = backlog.leased();
    var due = backlog.waiting();
    backlog.pages(after, PAGES, ROOMS);
    var before = recorder.size();
    var started = desk.start();
    var pages = waited(before);
    var news = recorder.accepted().subList(before, recorder.size());
    var first = pages.getFirst().nanos();
    var last = pages.getLast().nanos();
    firsts.add((first - started.began()) / 1e9);
    rows.add(
        List.of(
            Integer.toString(kill),
            "%,d".formatted(due),
            Long.toString(held),
            seconds(started.millis() / 1e3),
            seconds((first - started.began()) / 1e9),
            seconds((last - started.began()) / 1e9),
            Long.toString(chatter(news, first)),
            Long.toString(chatter(news, last))));
    System.out.println(rows.getLast());
    return started;
  }

  /** A page that is told for a ticket of this time; all of them, or what came in time. */
  private List<Recorder.Accepted> waited(int before) throws InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var pages = recorder.accepted().stream().skip(before).filter(it -> it.isPage()).toList();
      if (pages.size() >= PAGES || System.nanoTime() > end) {
        return pages;
      }
      Thread.sleep(20);
    }
  }

  private static long chatter(List<Recorder.Accepted> news, long before) {
    return news.stream().filter(it -> !it.isPage() && it.nanos() < before).count();
  }

  private void said(int kills) throws Exception {
    var all = recorder.accepted();
    var seen = new HashSet<String>();
    var twice = all.stream().filter(it -> !seen.add(it.channel() + it.ticket())).count();
    result.notes(
        "First page after %s s (target ≤ 4: %s), %d kills; %,d messages arrived in all, %d of them twice (the desk itself says \"perhaps twice\" of %d)."
            .formatted(
                seconds(Ratio.median(firsts)),
                verdict(),
                kills,
                all.size(),
                twice,
                backlog.doubted()));
    var newest = new HashMap<String, Long>();
    var late =
        all.stream()
            .filter(it -> !it.isPage())
            .filter(it -> newest.merge(it.channel(), it.ticket(), Math::max) > it.ticket())
            .count();
    result.notes(
        "Order in each of %d rooms: %d of the messages that waited came after a younger one of their room, none of them of the same ticket; those were being sent when the desk was killed, and were looked for first."
            .formatted(newest.size(), late));
    for (var look : List.of("with recursive walk", "select d.*")) {
      result.notes(
          "`%s …`: mean %.1f ms, at most %.1f ms."
              .formatted(look, took("mean_exec_time", look), took("max_exec_time", look)));
    }
  }

  private String verdict() {
    return Ratio.of(firsts).against(Target.atMost(4));
  }

  private double took(String what, String look) throws Exception {
    return server.number(
            "postgres",
            "select coalesce(max(%s) * 1000, 0)::bigint from pg_stat_statements where query like '%s%%'"
                .formatted(what, look))
        / 1e3;
  }

  private static String seconds(double value) {
    return String.format(ROOT, "%.2f", value);
  }
}
