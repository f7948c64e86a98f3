package dev.deskbell.bench.load;

import dev.deskbell.discord.fake.FakeDiscord;
import dev.deskbell.discord.fake.Person;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** People who pick a slash command on Discord; a deed is done when they see its answer. */
final class DiscordVisits implements Door {
  /** So many that none of them is asked to wait. */
  static final int PEOPLE = 400;

  private static final AtomicLong DEEDS = new AtomicLong();

  private final FakeDiscord discord;
  private final String room;

  DiscordVisits(FakeDiscord discord) {
    this.discord = discord;
    room = discord.channel("general");
  }

  static String name(long number) {
    return "visitor" + number % PEOPLE;
  }

  @Override
  public Visitor visitor(long number) {
    return new Visitor() {
      @Override
      public boolean acts() {
        var deed = DEEDS.incrementAndGet();
        var person = discord.person(name(deed), ZoneOffset.UTC);
        synchronized (person) {
          return declared(person, deed);
        }
      }

      @Override
      public void close() {}
    };
  }

  private boolean declared(Person person, long deed) {
    var failures = person.failures();
    person.commands(
        room, "incident declare title:It-hangs-number-" + deed + " impact:low urgency:low");
    return person.failures() == failures;
  }
}
