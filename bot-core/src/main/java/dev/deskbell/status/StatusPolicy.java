package dev.deskbell.status;

import dev.deskbell.policy.Section;
import dev.deskbell.service.Service;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code status.yaml}: what the public status page shows. */
record StatusPolicy(
    @Nullable String title,
    @Nullable String about,
    @Nullable List<String> publishers,
    @Nullable List<Entry> components) {
  static final Section<StatusPolicy> SECTION =
      new Section<>(
          "status",
          StatusPolicy.class,
          new StatusPolicy(null, null, null, null),
          StatusPolicy::twice);

  /** One that the page shows. */
  record Entry(String service, String name, @Nullable String group) {
    PageComponent component() {
      return new PageComponent(new Service.Id(service), name, group == null ? "" : group);
    }
  }

  /** Whether there is a page at all. */
  boolean isOn() {
    return components != null;
  }

  String heading() {
    return title == null ? "Status" : title;
  }

  List<String> speakers() {
    return publishers == null ? List.of() : publishers;
  }

  List<Entry> entries() {
    return components == null ? List.of() : components;
  }

  List<PageComponent> shown() {
    return entries().stream().map(Entry::component).toList();
  }

  Optional<PageComponent> of(String service) {
    return shown().stream().filter(it -> it.service().value().equals(service)).findFirst();
  }

  private static List<Section.Problem> twice(StatusPolicy policy) {
    var problems = new ArrayList<Section.Problem>();
    var seen = new HashSet<String>();
    for (var i = 0; i < policy.entries().size(); i++) {
      if (!seen.add(policy.entries().get(i).service())) {
        problems.add(
            new Section.Problem("/components/" + i + "/service", "this service is shown already"));
      }
    }
    return problems;
  }
}
