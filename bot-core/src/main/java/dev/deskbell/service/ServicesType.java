package dev.deskbell.service;

import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Field;
import dev.deskbell.conversation.Reader;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One or several services, separated by commas. */
@Component
public class ServicesType implements Type<List<Service>> {
  private static final int MOST = 10;

  private final ServiceType one;
  private final Services services;

  ServicesType(ServiceType one, Services services) {
    this.one = one;
    this.services = services;
  }

  @Override
  public List<Service> read(String typed, Reader reader) {
    var named =
        Arrays.stream(typed.split(","))
            .filter(it -> !it.isBlank())
            .map(it -> one.read(it, reader))
            .distinct()
            .toList();
    if (named.isEmpty()) {
      throw new Refusal("Say which services, separated by commas: " + example() + ".");
    }
    if (named.size() > MOST) {
      throw new Refusal("Those are more than " + MOST + " services. Take several for it.");
    }
    return named;
  }

  @Override
  public Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    var all = services.current();
    return new Field.Pick(
        ask,
        all.stream().limit(Choice.MOST).map(ServicesType::choice).toList(),
        chosen(typed),
        Math.clamp(all.size(), 1, MOST),
        all.isEmpty() || all.size() > Choice.MOST);
  }

  private List<String> chosen(@Nullable String typed) {
    var said =
        typed == null
            ? Set.<String>of()
            : Arrays.stream(typed.split(",")).map(String::strip).collect(Collectors.toSet());
    return services.current().stream()
        .map(it -> it.id().value())
        .filter(said::contains)
        .limit(MOST)
        .toList();
  }

  private static Choice choice(Service service) {
    return new Choice(service.id().value(), service.name());
  }

  @Override
  public List<Choice> suggest(String typed, Reader reader) {
    return typed.contains(",") ? List.of() : one.suggest(typed, reader);
  }

  @Override
  public boolean suggests() {
    return true;
  }

  @Override
  public String example() {
    return "erp,calibration";
  }
}
