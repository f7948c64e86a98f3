package dev.deskbell.request;

import dev.deskbell.approval.FilesApprovals;
import dev.deskbell.people.FilesTeams;
import dev.deskbell.people.PracticeName;
import dev.deskbell.policy.CrossCheck;
import dev.deskbell.policy.Section;
import dev.deskbell.service.FilesServices;
import dev.deskbell.ticket.TicketKind;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the practice known to the kernel, and its catalogue to the policies. */
@Configuration(proxyBeanMethods = false)
class RequestConfiguration {
  @Bean
  TicketKind requestKind() {
    return RequestPractice.KIND;
  }

  @Bean
  PracticeName requestPracticeName() {
    return new PracticeName(RequestPractice.KIND.name());
  }

  @Bean
  Section<Catalogue> catalogueSection() {
    return Catalogue.SECTION;
  }

  @Bean
  Section<BudgetPolicy> budgetSection() {
    return BudgetPolicy.SECTION;
  }

  @Bean
  CrossCheck budgetsAreOfTeams() {
    return draft -> {
      var entries = draft.of(BudgetPolicy.SECTION).entries();
      return IntStream.range(0, entries.size())
          .boxed()
          .flatMap(it ->
              FilesTeams.missing(
                  draft, BudgetPolicy.SECTION, "/budgets/" + it + "/team", entries.get(it).team())
                  .stream())
          .toList();
    };
  }

  /** Every item is done by a team, and may belong to a service, that the files know. */
  @Bean
  CrossCheck itemsBelongSomewhere() {
    return draft -> {
      var items = draft.of(Catalogue.SECTION).listed();
      return IntStream.range(0, items.size())
          .boxed()
          .flatMap(it -> findings(draft, "/items/" + it, items.get(it)))
          .toList();
    };
  }

  private static Stream<CrossCheck.Finding> findings(CrossCheck.Draft draft, String at, Item item) {
    var team =
        Optional.ofNullable(item.team())
            .flatMap(it -> FilesTeams.missing(draft, Catalogue.SECTION, at + "/team", it));
    var service =
        Optional.ofNullable(item.service())
            .flatMap(it -> FilesServices.missing(draft, Catalogue.SECTION, at + "/service", it));
    var approval =
        Optional.ofNullable(item.approval())
            .flatMap(it -> FilesApprovals.missing(draft, Catalogue.SECTION, at + "/approval", it));
    var tasks =
        IntStream.range(0, item.checklist().size())
            .boxed()
            .flatMap(it -> task(draft, at + "/tasks/" + it + "/team", item.checklist().get(it)));
    return Stream.concat(Stream.of(team, service, approval).flatMap(Optional::stream), tasks);
  }

  private static Stream<CrossCheck.Finding> task(
      CrossCheck.Draft draft, String at, Item.Task task) {
    return Optional.ofNullable(task.team())
        .flatMap(it -> FilesTeams.missing(draft, Catalogue.SECTION, at, it))
        .stream();
  }
}
