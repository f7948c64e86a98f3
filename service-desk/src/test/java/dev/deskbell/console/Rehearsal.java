package dev.deskbell.console;

import dev.deskbell.testing.TestDatabase;

/** Opens the console on a scripted desk, to look at it: a main program for whoever works on it. */
final class Rehearsal {
  private Rehearsal() {}

  public static void main(String[] arguments) throws InterruptedException {
    var port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8090;
    try (var stage = new Stage(TestDatabase.fresh(), new ScriptedDesk(), port)) {
      System.out.println(stage.server.link());
      Thread.currentThread().join();
    }
  }
}
