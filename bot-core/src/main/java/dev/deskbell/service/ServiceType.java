package dev.deskbell.service;

import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Field;
import dev.deskbell.conversation.Reader;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Type;
import dev.deskbell.policy.Closest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A service, by its short name or its whole one. */
@Component
public class ServiceType implements Type<Service> {
  private final Services services;

  ServiceType(Services services) {
    this.services = services;
  }

  @Override
  public Service read(String typed, Reader reader) {
    return service(typed).orElseThrow(() -> new Refusal(no(typed.strip())));
  }

  private Optional<Service> service(String typed) {
    var said = typed.strip();
    return services.current().stream()
        .filter(it -> it.id().value().equalsIgnoreCase(said) || it.name().equalsIgnoreCase(said))
        .findFirst();
  }

  private String no(String said) {
    var ids = services.current().stream().map(it -> it.id().value()).toList();
    return "There is no service “"
        + said
        + "”. "
        + Closest.to(said, ids)
            .map(it -> "Did you mean " + it + "?")
            .orElseGet(() ->
                ids.isEmpty()
                    ? "The organisation's files name none."
                    : "Say one of: "
                        + ids.stream().limit(10).collect(Collectors.joining(", "))
                        + ".");
  }

  @Override
  public Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    var all = services.current();
    var chosen = typed == null ? Optional.<Service>empty() : service(typed);
    return new Field.Pick(
        ask,
        all.stream().limit(Choice.MOST).map(ServiceType::choice).toList(),
        chosen.map(it -> it.id().value()).stream().toList(),
        1,
        all.isEmpty() || all.size() > Choice.MOST);
  }

  @Override
  public List<Choice> suggest(String typed, Reader reader) {
    var said = typed.strip().toLowerCase(Locale.ROOT);
    return services.current().stream()
        .filter(it ->
            it.id().value().contains(said) || it.name().toLowerCase(Locale.ROOT).contains(said))
        .limit(Choice.MOST)
        .map(ServiceType::choice)
        .toList();
  }

  private static Choice choice(Service service) {
    return new Choice(service.id().value(), service.name());
  }

  @Override
  public boolean suggests() {
    return true;
  }

  @Override
  public String example() {
    return "checkout";
  }
}
