package dev.deskbell.status;

import dev.deskbell.people.PracticeName;
import dev.deskbell.policy.CrossCheck;
import dev.deskbell.policy.Section;
import dev.deskbell.service.FilesServices;
import dev.deskbell.web.Endpoint;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which file it follows, which rooms hear of notices, and where outsiders read them. */
@Configuration(proxyBeanMethods = false)
class StatusConfiguration {
  /** Rooms bound to this name get all notices. */
  static final String NAME = "status";

  @Bean
  Section<StatusPolicy> statusPolicy() {
    return StatusPolicy.SECTION;
  }

  @Bean
  PracticeName statusName() {
    return new PracticeName(NAME);
  }

  @Bean
  CrossCheck componentsAreServices() {
    return draft -> {
      var entries = draft.of(StatusPolicy.SECTION).entries();
      return IntStream.range(0, entries.size())
          .boxed()
          .flatMap(it ->
              FilesServices.missing(
                  draft,
                  StatusPolicy.SECTION,
                  "/components/" + it + "/service",
                  entries.get(it).service())
                  .stream())
          .toList();
    };
  }

  @Bean
  Endpoint statusPage(PublishedPage page) {
    return Endpoint.get("/status", it -> page.answer(it, Documents::html));
  }

  @Bean
  Endpoint statusFeed(PublishedPage page) {
    return Endpoint.get("/status/feed.atom", it -> page.answer(it, Documents::atom));
  }

  @Bean
  Endpoint statusForPrograms(PublishedPage page) {
    return Endpoint.get("/status.json", it -> page.answer(it, Documents::json));
  }
}
