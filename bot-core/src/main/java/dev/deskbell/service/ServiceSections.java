package dev.deskbell.service;

import dev.deskbell.people.FilesTeams;
import dev.deskbell.policy.CrossCheck;
import dev.deskbell.policy.Section;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ServiceSections {
  static final Section<ServicesPolicy> SERVICES =
      new Section<>(
          "services", ServicesPolicy.class, ServicesPolicy.ABSENT, ServiceSections::twice);

  @Bean
  Section<ServicesPolicy> servicesSection() {
    return SERVICES;
  }

  @Bean
  CrossCheck ownersAreThere() {
    return draft -> {
      var entries = draft.of(SERVICES).entries();
      return IntStream.range(0, entries.size())
          .boxed()
          .flatMap(it ->
              FilesTeams.missing(
                  draft, SERVICES, "/services/" + it + "/owner", entries.get(it).owner())
                  .stream())
          .toList();
    };
  }

  private static List<Section.Problem> twice(ServicesPolicy policy) {
    var problems = new ArrayList<Section.Problem>();
    var ids = new HashSet<String>();
    for (var i = 0; i < policy.entries().size(); i++) {
      var id = policy.entries().get(i).id();
      if (!ids.add(id)) {
        var why = "another service is `" + id + "` already";
        problems.add(new Section.Problem("/services/" + i + "/id", why));
      }
    }
    return problems;
  }
}
