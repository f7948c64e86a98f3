package dev.deskbell.request;

import dev.deskbell.policy.Section;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code budgets.yaml}: what each team may spend on requests.
 *
 * @param currency as people read it behind a number: {@code EUR}
 */
record BudgetPolicy(@Nullable String currency, @Nullable List<Entry> budgets) {
  static final Section<BudgetPolicy> SECTION =
      new Section<>(
          "budgets", BudgetPolicy.class, new BudgetPolicy(null, null), BudgetPolicy::twice);

  List<Entry> entries() {
    return budgets == null ? List.of() : budgets;
  }

  Optional<Entry> of(String team) {
    return entries().stream().filter(it -> it.team().equals(team)).findFirst();
  }

  /** {@code 2 600 EUR}. */
  String money(long amount) {
    var digits = "%,d".formatted(amount).replace(',', '\u00a0');
    return currency == null ? digits : digits + "\u00a0" + currency;
  }

  private static List<Section.Problem> twice(BudgetPolicy policy) {
    var problems = new ArrayList<Section.Problem>();
    var seen = new HashSet<String>();
    for (var i = 0; i < policy.entries().size(); i++) {
      if (!seen.add(policy.entries().get(i).team())) {
        problems.add(
            new Section.Problem("/budgets/" + i + "/team", "this team has a budget already"));
      }
    }
    return problems;
  }

  /** What a team may spend in each month, quarter or year. */
  record Entry(String team, long amount, Period per) {}

  /** How long a budget lasts. */
  enum Period {
    MONTH(1),
    QUARTER(3),
    YEAR(12);

    private final int months;

    Period(int months) {
      this.months = months;
    }

    /** Where the one began that this moment lies in. */
    ZonedDateTime begin(Instant at, ZoneId zone) {
      var day = at.atZone(zone).truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
      return day.minusMonths((day.getMonthValue() - 1) % months);
    }

    String words() {
      return switch (this) {
        case MONTH -> "this month";
        case QUARTER -> "this quarter";
        case YEAR -> "this year";
      };
    }
  }
}
