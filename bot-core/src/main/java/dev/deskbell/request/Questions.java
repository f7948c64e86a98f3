package dev.deskbell.request;

import dev.deskbell.conversation.PersonType;
import dev.deskbell.conversation.Reader;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.conversation.When;
import dev.deskbell.people.Person;
import dev.deskbell.service.Service;
import dev.deskbell.service.ServiceType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Puts an item's questions: those that fit what was answered so far. */
@Component
class Questions {
  private static final int LONGEST_LINE = 500;
  private static final int LONGEST_AREA = 3000;
  private static final int MOST_FILES = 5;

  private final PersonType person;
  private final ServiceType service;

  Questions(PersonType person, ServiceType service) {
    this.person = person;
    this.service = service;
  }

  /** While a form is filled in. */
  List<Asking<?>> of(Item item, Reader reader) {
    return of(item, it -> it.key(reader));
  }

  /** When it is complete. */
  List<Asking<?>> of(Item item, Turn turn) {
    return of(item, it -> it.key(turn));
  }

  private List<Asking<?>> of(Item item, Function<Asking<?>, Optional<String>> answer) {
    var answered = new HashMap<String, String>();
    var asked = new ArrayList<Asking<?>>();
    for (var question : item.questions()) {
      var when = question.when();
      if (when == null || when.is().contains(answered.getOrDefault(when.field(), ""))) {
        var asking = put(question);
        asked.add(asking);
        answer.apply(asking).ifPresent(it -> answered.put(question.id(), it));
      }
    }
    return asked;
  }

  private Asking<?> put(Question question) {
    return switch (question.type()) {
      case LINE -> Asking.of(question, Types.word(LONGEST_LINE), it -> it);
      case AREA -> Asking.of(question, Types.lines(LONGEST_AREA), it -> it);
      case CHOICE -> choice(question);
      case PERSON -> Asking.of(question, person, Person::name);
      case MOMENT -> Asking.of(question, Types.moment(), When::written);
      case NUMBER ->
          Asking.of(
              question, Types.number(question.atLeast(), question.atMost()), it -> it.toString());
      case YES_NO -> Asking.of(question, Types.yesNo(), it -> it ? "yes" : "no");
      case SERVICE -> Asking.of(question, service, it -> it.id().value(), Service::name);
      case FILE -> Asking.of(question, Types.files(MOST_FILES), it -> it);
    };
  }

  private static Asking<String> choice(Question question) {
    var labels = question.options();
    Function<String, String> label = it -> Objects.requireNonNull(labels.get(it));
    var type =
        Types.oneOf("answer to it", List.copyOf(labels.keySet()), Function.identity(), label);
    return Asking.of(question, type, Function.identity(), label);
  }
}
