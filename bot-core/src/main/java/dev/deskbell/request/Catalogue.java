package dev.deskbell.request;

import dev.deskbell.policy.Section;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code catalogue.yaml}: all that people can ask for. */
record Catalogue(@Nullable List<Item> items) {
  static final Section<Catalogue> SECTION =
      new Section<>("catalogue", Catalogue.class, new Catalogue(List.of()), CatalogueCheck::of);

  List<Item> listed() {
    return items == null ? List.of() : items;
  }

  /** What is listed, and something else, which is always there. */
  List<Item> offered() {
    return listed().stream().anyMatch(Item::isOther)
        ? listed()
        : Stream.concat(listed().stream(), Stream.of(Item.OTHER)).toList();
  }
}
