package dev.deskbell.delivery;

import dev.deskbell.chat.Place;
import dev.deskbell.testing.FakePlatform;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of faults on the way to a platform are made of. */
abstract class Faults {
  static final Destination THERE = new Destination.Room(Place.channel("there", "w", "general"));

  final Desk desk = new Desk();
  final FakePlatform here = desk.here;
  final FakePlatform there = desk.there;
  Instance instance;

  @BeforeEach
  void start() {
    instance = desk.start();
    desk.state.put("INC-1", "new");
    desk.state.put("INC-2", "new");
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  void pass(Duration time) {
    desk.clock.advance(time);
    instance.drain();
  }
}
