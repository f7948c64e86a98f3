package dev.deskbell.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What processes have used of the processors, as Linux counts it. */
public final class Processor {
  /** Linux counts in hundredths of a second for whoever asks. */
  private static final long TICK_MICROS = 10_000;

  private Processor() {}

  /** Of one process, in microseconds; none if it is gone. */
  public static long of(long pid) {
    return fields(pid, 11, 12);
  }

  /** Of a process, those it started and those it started that have ended. */
  public static long ofAll(long pid) {
    var living = ProcessHandle.of(pid).map(ProcessHandle::descendants).orElse(Stream.of());
    return fields(pid, 11, 12, 13, 14)
        + living.mapToLong(ProcessHandle::pid).map(it -> fields(it, 11, 12)).sum();
  }

  /** Of a process's threads of that name, which Linux cuts to fifteen letters. */
  static long ofThreads(long pid, String name) throws IOException {
    try (var threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
      return threads.filter(it -> isNamed(it, name)).mapToLong(it -> fields(it, 11, 12)).sum();
    }
  }

  /** Of the compilers of a Java program; none of another. */
  public static long ofCompilers(long pid) {
    try {
      return ofThreads(pid, "C1 Compiler") + ofThreads(pid, "C2 Compiler");
    } catch (IOException _) {
      return 0;
    }
  }

  /** Of each thread, in microseconds, by its name without what tells it from others like it. */
  public static Map<String, Long> byThread(long pid) throws IOException {
    var all = new HashMap<String, Long>();
    try (var threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
      for (var thread : threads.toList()) {
        var name = Files.readString(thread.resolve("comm")).strip().replaceAll("[-#0-9]+.*$", "");
        var nanos = Files.readString(thread.resolve("schedstat")).split(" ")[0];
        all.merge(name, Long.parseLong(nanos) / 1000, Long::sum);
      }
    }
    return all;
  }

  private static boolean isNamed(Path thread, String name) {
    try {
      return Files.readString(thread.resolve("comm")).startsWith(name);
    } catch (IOException _) {
      return false;
    }
  }

  private static long fields(long pid, int... which) {
    return fields(Path.of("/proc/" + pid), which);
  }

  private static long fields(Path of, int... which) {
    try {
      // The name may hold anything; what follows its last bracket is numbers.
      var stat = Files.readString(of.resolve("stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return Arrays.stream(which).mapToLong(it -> Long.parseLong(fields[it])).sum() * TICK_MICROS;
    } catch (IOException _) {
      return 0;
    }
  }

  /** Of everything on this machine, idling excluded. */
  static long ofMachine() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/stat"))) {
      var fields = lines.findFirst().orElseThrow().trim().split(" +");
      // user nice system, then idle and iowait, then irq softirq; what guests had is in user.
      return LongStream.of(1, 2, 3, 6, 7).map(it -> Long.parseLong(fields[(int) it])).sum()
          * TICK_MICROS;
    }
  }

  /** Of what the neighbours of a virtual machine took from it. */
  static long stolen() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/stat"))) {
      return Long.parseLong(lines.findFirst().orElseThrow().trim().split(" +")[8]) * TICK_MICROS;
    }
  }

  /** How much memory a process holds, in megabytes. */
  public static long memory(long pid) throws IOException {
    try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
              .filter(it -> it.startsWith("VmRSS:"))
              .map(it -> it.replaceAll("\\D", ""))
              .mapToLong(Long::parseLong)
              .findFirst()
              .orElse(0)
          / 1024;
    }
  }

  /** A fixed piece of arithmetic, in milliseconds: how fast this machine is just now. */
  public static double calibration() {
    var began = System.nanoTime();
    var numbers = new long[4096];
    for (var round = 0; round < 5_000; round++) {
      for (var at = 1; at < numbers.length; at++) {
        numbers[at] = numbers[at - 1] * 31 + (numbers[at] ^ round);
      }
    }
    var took = (System.nanoTime() - began) / 1e6;
    return Arrays.stream(numbers).sum() == 42 ? 0 : took;
  }
}
