package dev.deskbell.account;

import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Field;
import dev.deskbell.conversation.Reader;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Type;
import dev.deskbell.policy.Closest;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A time zone: {@code Europe/Lisbon}, or only its city. */
final class ZoneType implements Type<ZoneId> {
  /** Zones of places, by their name in lower case; not those of abbreviations and old systems. */
  private static final Map<String, String> ZONES =
      ZoneId.getAvailableZoneIds().stream()
          .filter(it -> it.equals("UTC") || it.contains("/"))
          .filter(it -> !it.matches("(Etc|SystemV|US|Canada|Brazil|Mexico|Chile)/.*"))
          .collect(Collectors.toMap(ZoneType::key, it -> it, (one, _) -> one, TreeMap::new));

  private static final Map<String, List<String>> CITIES =
      ZONES.keySet().stream().collect(Collectors.groupingBy(ZoneType::city));

  @Override
  public ZoneId read(String typed, Reader reader) {
    return zone(typed).map(ZoneId::of).orElseThrow(() -> new Refusal(no(typed.strip())));
  }

  private static Optional<String> zone(String typed) {
    var said = key(typed.strip());
    var cities = CITIES.getOrDefault(said, List.of());
    return Optional.ofNullable(ZONES.get(said))
        .or(() -> cities.size() == 1 ? Optional.ofNullable(ZONES.get(cities.getFirst())) : none());
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  private static String no(String said) {
    var typed = key(said);
    var meant =
        Closest.to(typed, ZONES.keySet())
            .or(() ->
                Closest.to(city(typed), CITIES.keySet())
                    .map(it -> CITIES.getOrDefault(it, List.of(it)).getFirst()))
            .map(it -> ZONES.getOrDefault(it, it));
    return "“"
        + said
        + "” is no time zone I know. "
        + meant
            .map(it -> "Did you mean " + it + "?")
            .orElse("Say a city, or one like Europe/Lisbon.");
  }

  @Override
  public Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    var chosen = typed == null ? Optional.<String>empty() : zone(typed);
    var known = chosen.orElse(reader.person().zone().getId());
    var near = suggest(known.substring(0, known.indexOf('/') + 1), reader).stream();
    var choices =
        Stream.concat(Stream.of(new Choice(known, known)), near)
            .distinct()
            .limit(Choice.MOST)
            .toList();
    return new Field.Pick(ask, choices, chosen.stream().toList(), 1, true);
  }

  @Override
  public List<Choice> suggest(String typed, Reader reader) {
    var said = key(typed.strip());
    return ZONES.entrySet().stream()
        .filter(it -> it.getKey().contains(said))
        .sorted(
            Comparator.comparing(
                it -> !it.getKey().startsWith(said) && !city(it.getKey()).startsWith(said)))
        .limit(Choice.MOST)
        .map(it -> new Choice(it.getValue(), it.getValue()))
        .toList();
  }

  private static String key(String zone) {
    return zone.toLowerCase(Locale.ROOT).replace(' ', '_');
  }

  private static String city(String zone) {
    return zone.substring(zone.lastIndexOf('/') + 1);
  }

  @Override
  public boolean suggests() {
    return true;
  }

  @Override
  public String example() {
    return "Europe/Lisbon";
  }
}
