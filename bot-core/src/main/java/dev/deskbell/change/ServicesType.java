package dev.deskbell.change;

import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Field;
import dev.deskbell.conversation.Reader;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Type;
import dev.deskbell.service.Service;
import dev.deskbell.service.ServiceType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Services, with commas between: {@code checkout,erp}. */
@Component
class ServicesType implements Type<List<Service>> {
  private static final int MOST = 10;

  private final ServiceType one;

  ServicesType(ServiceType one) {
    this.one = one;
  }

  @Override
  public List<Service> read(String typed, Reader reader) {
    var all =
        names(typed).stream().map(it -> one.read(it, reader)).distinct().toList();
    if (all.isEmpty() || all.size() > MOST) {
      throw new Refusal("Name one to " + MOST + " services, with commas between: checkout,erp.");
    }
    return all;
  }

  private static List<String> names(String typed) {
    return Arrays.stream(typed.split(",")).map(String::strip).filter(it -> !it.isEmpty()).toList();
  }

  @Override
  public Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    var field = (Field.Pick) one.field(ask, null, reader);
    return new Field.Pick(
        ask, field.choices(), typed == null ? List.of() : known(typed, reader), MOST, field.more());
  }

  /** What could be read of it stays picked. */
  private List<String> known(String typed, Reader reader) {
    return names(typed).stream().flatMap(it -> id(it, reader)).distinct().toList();
  }

  private Stream<String> id(String typed, Reader reader) {
    try {
      return Stream.of(one.read(typed, reader).id().value());
    } catch (Refusal _) {
      return Stream.empty();
    }
  }

  @Override
  public List<Choice> suggest(String typed, Reader reader) {
    return one.suggest(typed.substring(typed.lastIndexOf(',') + 1), reader);
  }

  @Override
  public boolean suggests() {
    return true;
  }

  @Override
  public String example() {
    return "checkout,erp";
  }
}
