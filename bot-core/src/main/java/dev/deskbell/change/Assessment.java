package dev.deskbell.change;

import dev.deskbell.approval.Risk;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Preset;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Type;
import dev.deskbell.conversation.Types;
import dev.deskbell.policy.Policies;
import dev.deskbell.service.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Finds the risk of a change: what is answered, and what the affected services say. */
@Component
class Assessment {
  private final Policies policies;

  Assessment(Policies policies) {
    this.policies = policies;
  }

  /**
   * What was found.
   *
   * @param points of the answers alone
   * @param text a line for each answer
   */
  record Found(int points, String text) {}

  /** The questions, all of which must be answered. */
  List<Operation.Asked> questions() {
    return all().stream().map(it -> new Operation.Asked(param(it), true)).toList();
  }

  /** The same with the answers of before; who leaves them says that they still hold. */
  List<Operation.Asked> questions(String before) {
    return all().stream()
        .map(it -> new Operation.Asked(preset(it, before.lines().toList()), false))
        .toList();
  }

  private List<ChangePolicy.Question> all() {
    return policies.current(ChangePolicy.SECTION).assessing().asked();
  }

  private static Param<ChangePolicy.Answer> param(ChangePolicy.Question question) {
    return Param.of(question.id(), question.label(), type(question));
  }

  private static Type<ChangePolicy.Answer> type(ChangePolicy.Question question) {
    Function<ChangePolicy.Answer, String> id = ChangePolicy.Answer::id;
    return Types.oneOf("answer", question.answers(), id, ChangePolicy.Answer::name);
  }

  private static Param<ChangePolicy.Answer> preset(
      ChangePolicy.Question question, List<String> before) {
    return question.answers().stream()
        .filter(it -> before.contains(line(question, it)))
        .findFirst()
        .map(it -> Param.of(question.id(), question.label(), new Preset<>(type(question), it.id())))
        .orElseGet(() -> param(question));
  }

  private static String line(ChangePolicy.Question question, ChangePolicy.Answer answer) {
    return question.label() + ": " + answer.name();
  }

  Found found(Turn turn) {
    return found(turn, "");
  }

  /** What is not answered anew is as it was before. */
  Found found(Turn turn, String before) {
    var lines = new ArrayList<String>();
    var points = 0;
    var old = before.lines().toList();
    for (var question : all()) {
      var answer =
          turn.find(param(question))
              .or(() ->
                  question.answers().stream()
                      .filter(it -> old.contains(line(question, it)))
                      .findFirst());
      if (answer.isPresent()) {
        lines.add(line(question, answer.get()));
        points += answer.get().points();
      }
    }
    return new Found(points, String.join("\n", lines));
  }

  /** Of those points and what the most critical of the services adds. */
  Risk risk(int points, List<Service> services) {
    var assessing = policies.current(ChangePolicy.SECTION).assessing();
    return assessing.of(points + services.stream().mapToInt(this::points).max().orElse(0));
  }

  /** Without questions: at least medium, and high for whatever is critical. */
  Risk hasty(List<Service> services) {
    return services.stream().anyMatch(it -> it.criticality() == Service.Criticality.CRITICAL)
        ? Risk.HIGH
        : Risk.MEDIUM;
  }

  private int points(Service service) {
    var by = policies.current(ChangePolicy.SECTION).assessing().criticality();
    return switch (service.criticality()) {
      case LOW -> by.low();
      case MEDIUM -> by.medium();
      case HIGH -> by.high();
      case CRITICAL -> by.critical();
    };
  }
}
