package dev.deskbell.change;

import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Field;
import dev.deskbell.conversation.Reader;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Type;
import dev.deskbell.conversation.Types;
import dev.deskbell.policy.Policies;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A template as the files name it now. */
@Component
class TemplateType implements Type<ChangePolicy.Template> {
  private final Policies policies;

  TemplateType(Policies policies) {
    this.policies = policies;
  }

  private List<ChangePolicy.Template> all() {
    return policies.current(ChangePolicy.SECTION).standard();
  }

  private Type<ChangePolicy.Template> known() {
    Function<ChangePolicy.Template, String> id = ChangePolicy.Template::id;
    return Types.oneOf("template", all(), id, ChangePolicy.Template::name);
  }

  @Override
  public ChangePolicy.Template read(String typed, Reader reader) {
    if (all().isEmpty()) {
      throw new Refusal("The organisation's files name no templates. Say: change propose");
    }
    return known().read(typed, reader);
  }

  @Override
  public Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    return all().isEmpty()
        ? new Field.Pick(ask, List.of(), List.of(), 1, true)
        : known().field(ask, typed, reader);
  }

  @Override
  public List<Choice> suggest(String typed, Reader reader) {
    return known().suggest(typed, reader);
  }

  @Override
  public boolean suggests() {
    return true;
  }

  @Override
  public String example() {
    return "dns-record";
  }
}
