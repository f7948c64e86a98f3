package dev.deskbell.change;

import dev.deskbell.approval.Risk;
import dev.deskbell.policy.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code changes.yaml}: how risk is found, who authorises what, and what is authorised already.
 *
 * @param authority approval policies by risk; null where no normal change can be proposed
 * @param emergency what holds for changes that can't wait
 * @param tellBeforeMinutes so long before it begins everybody concerned is told
 * @param graceMinutes so late it is noticed that one was not started or not ended
 * @param smallMoveMinutes so far a window may be moved without asking again
 * @param reviewWithinDays so often it is asked for a review that is owed; so long a done change
 *     waits for one
 */
record ChangePolicy(
    @Nullable RiskEntry risk,
    @Nullable Authority authority,
    @Nullable Emergency emergency,
    @Nullable Integer tellBeforeMinutes,
    @Nullable Integer graceMinutes,
    @Nullable Integer smallMoveMinutes,
    @Nullable Integer reviewWithinDays,
    @Nullable Failing withdrawn,
    @Nullable List<Template> templates) {
  static final Section<ChangePolicy> SECTION =
      new Section<>(
          "changes",
          ChangePolicy.class,
          new ChangePolicy(null, null, null, null, null, null, null, null, null),
          ChangePolicy::twice);

  RiskEntry assessing() {
    return risk == null ? new RiskEntry(null, null, null, null) : risk;
  }

  Emergency emergencies() {
    return emergency == null ? new Emergency(null, null) : emergency;
  }

  Duration tellBefore() {
    return Duration.ofMinutes(tellBeforeMinutes == null ? 60 : tellBeforeMinutes);
  }

  Duration grace() {
    return Duration.ofMinutes(graceMinutes == null ? 15 : graceMinutes);
  }

  Duration smallMove() {
    return Duration.ofMinutes(smallMoveMinutes == null ? 0 : smallMoveMinutes);
  }

  Duration reviewWithin() {
    return Duration.ofDays(reviewWithinDays == null ? 3 : reviewWithinDays);
  }

  Failing failing() {
    return withdrawn == null ? new Failing(2, 5) : withdrawn;
  }

  List<Template> standard() {
    return templates == null ? List.of() : templates;
  }

  Optional<Template> template(String id) {
    return standard().stream().filter(it -> it.id().equals(id)).findFirst();
  }

  /**
   * How risk is found: the points of the answers, and of the most critical service.
   *
   * @param mediumFrom from so many points the risk is medium
   */
  record RiskEntry(
      @Nullable List<Question> questions,
      @Nullable Services services,
      @Nullable Integer mediumFrom,
      @Nullable Integer highFrom) {
    List<Question> asked() {
      return questions == null ? List.of() : questions;
    }

    Services criticality() {
      return services == null ? new Services(0, 1, 2, 3) : services;
    }

    Risk of(int points) {
      if (points >= (highFrom == null ? 6 : highFrom)) {
        return Risk.HIGH;
      }
      return points >= (mediumFrom == null ? 3 : mediumFrom) ? Risk.MEDIUM : Risk.LOW;
    }
  }

  /** Points that a service adds by how critical it is. */
  record Services(int low, int medium, int high, int critical) {}

  /** A question about a change's risk. */
  record Question(String id, String label, List<Answer> answers) {}

  record Answer(String id, String name, int points) {}

  /** An approval policy for each risk. */
  record Authority(String low, String medium, String high) {
    String of(Risk risk) {
      return switch (risk) {
        case LOW -> low;
        case MEDIUM -> medium;
        case HIGH -> high;
      };
    }
  }

  /**
   * What can't wait.
   *
   * @param approval the policy of the small group that is asked
   * @param hours how long its window is when nobody says
   */
  record Emergency(@Nullable String approval, @Nullable Integer hours) {
    Duration length() {
      return Duration.ofHours(hours == null ? 4 : hours);
    }
  }

  /** A template is withdrawn when so many of the last that were made from it failed. */
  record Failing(int failed, int ofLast) {}

  /**
   * A kind of change that is authorised in advance.
   *
   * @param team who may use it; everybody who works on tickets when null
   */
  record Template(
      String id,
      String name,
      List<String> services,
      @Nullable Risk risk,
      int minutes,
      String plan,
      String test,
      String backOut,
      @Nullable String team) {
    Risk theRisk() {
      return risk == null ? Risk.LOW : risk;
    }

    Duration length() {
      return Duration.ofMinutes(minutes);
    }
  }

  private static List<Section.Problem> twice(ChangePolicy policy) {
    var problems = new ArrayList<Section.Problem>();
    var seen = new HashSet<String>();
    for (var i = 0; i < policy.standard().size(); i++) {
      var id = policy.standard().get(i).id();
      if (!seen.add(id)) {
        problems.add(
            new Section.Problem(
                "/templates/" + i + "/id", "another template is `" + id + "` already"));
      }
    }
    var failing = policy.failing();
    if (failing.failed() > failing.ofLast()) {
      problems.add(
          new Section.Problem(
              "/withdrawn/failed",
              "no template would ever be withdrawn: this is more than `of-last`"));
    }
    problems.addAll(questions(policy.assessing().asked()));
    return problems;
  }

  private static List<Section.Problem> questions(List<Question> asked) {
    var problems = new ArrayList<Section.Problem>();
    var seen = new HashSet<>(Proposing.NAMES);
    for (var i = 0; i < asked.size(); i++) {
      if (!seen.add(asked.get(i).id())) {
        problems.add(
            new Section.Problem(
                "/risk/questions/" + i + "/id", "something else of a change is called so already"));
      }
    }
    return problems;
  }
}
