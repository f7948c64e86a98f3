package dev.deskbell.request;

import dev.deskbell.people.TeamNames;
import dev.deskbell.policy.CrossCheck;
import dev.deskbell.policy.Section;
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
  Section<Catalogue> catalogueSection() {
    return Catalogue.SECTION;
  }

  @Bean
  CrossCheck itemsAreOfTeams() {
    return draft -> {
      var items = draft.of(Catalogue.SECTION).listed();
      return IntStream.range(0, items.size())
          .boxed()
          .flatMap(it -> team(draft, it, items.get(it)))
          .toList();
    };
  }

  private static Stream<CrossCheck.Finding> team(CrossCheck.Draft draft, int at, Item item) {
    return Optional.ofNullable(item.team())
        .flatMap(it -> TeamNames.problem(draft, it))
        .map(it -> CrossCheck.finding(Catalogue.SECTION, "/items/" + at + "/team", it))
        .stream();
  }
}
