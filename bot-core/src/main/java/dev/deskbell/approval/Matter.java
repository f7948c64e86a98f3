package dev.deskbell.approval;

import dev.deskbell.chat.Block;
import dev.deskbell.people.Person;
import dev.deskbell.service.Service;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be decided, as it is now.
 *
 * @param substance all that an approval is about, as text: whatever changes it voids what was said
 * @param cost in whole units of the organisation's currency, if it costs anything
 * @param overBudget whether it is more than what is left for it
 * @param rows everything one needs to decide
 * @param services beyond the ticket's own, whose owners must agree as well
 * @param concerned whose own matter it is, beside the ticket's requester and assignee
 * @param next what happens when it is approved: {@code The workplace team orders it.}
 */
public record Matter(
    String substance,
    Risk risk,
    @Nullable Long cost,
    boolean overBudget,
    List<Block.Facts.Row> rows,
    List<Service.Id> services,
    Set<Person.Id> concerned,
    String next) {
  public Matter {
    rows = List.copyOf(rows);
    services = List.copyOf(services);
    concerned = Set.copyOf(concerned);
  }

  String digest() {
    return Digest.of(substance, risk.name(), String.valueOf(cost));
  }
}
