package dev.deskbell.incident;

import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Field;
import dev.deskbell.conversation.Reader;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Type;
import dev.deskbell.policy.Policies;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A role in major incidents, by its short name or its whole one. */
@Component
class DutyType implements Type<MajorPolicy.Duty> {
  private final Policies policies;

  DutyType(Policies policies) {
    this.policies = policies;
  }

  private List<MajorPolicy.Duty> all() {
    return policies.current(MajorConfiguration.SECTION).duties();
  }

  @Override
  public MajorPolicy.Duty read(String typed, Reader reader) {
    return duty(typed)
        .orElseThrow(() ->
            new Refusal(
                "There is no role “%s”. Say one of: %s."
                    .formatted(
                        typed.strip(),
                        all().stream()
                            .map(MajorPolicy.Duty::id)
                            .collect(Collectors.joining(", ")))));
  }

  private Optional<MajorPolicy.Duty> duty(String typed) {
    var said = typed.strip();
    return all().stream()
        .filter(it -> it.id().equalsIgnoreCase(said) || it.name().equalsIgnoreCase(said))
        .findFirst();
  }

  @Override
  public Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    var chosen = typed == null ? Optional.<MajorPolicy.Duty>empty() : duty(typed);
    return new Field.Pick(
        ask,
        all().stream().map(DutyType::choice).toList(),
        chosen.map(MajorPolicy.Duty::id).stream().toList(),
        1,
        false);
  }

  @Override
  public List<Choice> suggest(String typed, Reader reader) {
    var said = typed.strip().toLowerCase(Locale.ROOT);
    return all().stream()
        .filter(it -> it.id().contains(said) || it.name().toLowerCase(Locale.ROOT).contains(said))
        .limit(Choice.MOST)
        .map(DutyType::choice)
        .toList();
  }

  private static Choice choice(MajorPolicy.Duty duty) {
    return new Choice(duty.id(), duty.name());
  }

  @Override
  public boolean suggests() {
    return true;
  }

  @Override
  public String example() {
    return "commander";
  }
}
