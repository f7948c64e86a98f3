package dev.deskbell.change;

import dev.deskbell.approval.Risk;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change is to those who authorise it.
 *
 * @param template from which a standard change was made
 * @param points what the answers about its risk add up to, without what the services add
 * @param assessment the answers themselves, a line for each
 * @param policy by which it must be approved; null for a standard change
 * @param services all that may be affected, the one it is about first
 */
record Terms(
    ChangeType type,
    @Nullable String template,
    Risk risk,
    int points,
    String assessment,
    @Nullable String policy,
    List<String> services) {
  Terms {
    services = List.copyOf(services);
  }

  /** The names of what the other ones say otherwise. */
  List<String> unlike(Terms other) {
    var unlike = new ArrayList<String>();
    if (!services.equals(other.services())) {
      unlike.add("services");
    }
    if (!assessment.equals(other.assessment())) {
      unlike.add("risk");
    }
    return unlike;
  }
}
