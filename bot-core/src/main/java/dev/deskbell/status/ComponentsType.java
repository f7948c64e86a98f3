package dev.deskbell.status;

import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Field;
import dev.deskbell.conversation.Reader;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Type;
import dev.deskbell.policy.Policies;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One or several of the services that the page shows, separated by commas. */
@Component
class ComponentsType implements Type<List<PageComponent>> {
  private final Policies policies;

  ComponentsType(Policies policies) {
    this.policies = policies;
  }

  private List<PageComponent> shown() {
    return policies.current(StatusPolicy.SECTION).shown();
  }

  @Override
  public List<PageComponent> read(String typed, Reader reader) {
    return Arrays.stream(typed.split(","))
        .map(String::strip)
        .filter(it -> !it.isEmpty())
        .map(it -> find(it).orElseThrow(() -> no(it)))
        .distinct()
        .toList();
  }

  private Optional<PageComponent> find(String said) {
    return shown().stream()
        .filter(
            it -> it.service().value().equalsIgnoreCase(said) || it.name().equalsIgnoreCase(said))
        .findFirst();
  }

  private Refusal no(String said) {
    return new Refusal(
        "“%s” is not on the status page. Say one or several of: %s."
            .formatted(
                said,
                shown().stream()
                    .map(it -> it.service().value())
                    .limit(12)
                    .collect(Collectors.joining(", "))));
  }

  @Override
  public Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    var all = shown();
    var said = typed == null ? List.<String>of() : Arrays.asList(typed.split(","));
    var chosen =
        said.stream()
            .flatMap(it -> find(it.strip()).stream())
            .map(it -> it.service().value())
            .distinct()
            .toList();
    return new Field.Pick(
        ask,
        all.stream().limit(Choice.MOST).map(ComponentsType::choice).toList(),
        chosen,
        Math.clamp(all.size(), 1, Choice.MOST),
        all.isEmpty() || all.size() > Choice.MOST);
  }

  @Override
  public List<Choice> suggest(String typed, Reader reader) {
    var said = typed.strip().toLowerCase(Locale.ROOT);
    return shown().stream()
        .filter(it ->
            it.service().value().contains(said)
                || it.name().toLowerCase(Locale.ROOT).contains(said))
        .limit(Choice.MOST)
        .map(ComponentsType::choice)
        .toList();
  }

  private static Choice choice(PageComponent it) {
    return new Choice(it.service().value(), it.name());
  }

  @Override
  public boolean suggests() {
    return true;
  }

  @Override
  public String example() {
    return "checkout,email";
  }
}
