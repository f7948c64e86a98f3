package dev.deskbell.oncall;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A country that makes up its mind about its clocks while the program runs. */
final class ChangingZone extends ZoneRulesProvider {
  private final String name;
  private volatile ZoneRules rules = ZoneOffset.UTC.getRules();

  private ChangingZone(String name) {
    this.name = name;
  }

  /** Once in a test run: Java forgets no zone. */
  static ChangingZone register(String name) {
    var made = new ChangingZone(name);
    registerProvider(made);
    return made;
  }

  ZoneId zone() {
    return ZoneId.of(name);
  }

  void isAheadBy(int hours) {
    rules = ZoneOffset.ofHours(hours).getRules();
  }

  @Override
  protected Set<String> provideZoneIds() {
    return Set.of(name);
  }

  /** None to be kept, so that they are asked for each time. */
  @Override
  protected @Nullable ZoneRules provideRules(String zone, boolean forCaching) {
    return forCaching ? null : rules;
  }

  @Override
  protected NavigableMap<String, ZoneRules> provideVersions(String zone) {
    return new TreeMap<>();
  }
}
