package dev.deskbell.policy;

import java.util.List;

/** Finds what is wrong between sections: a team that is not there. Publish it as a bean. */
@FunctionalInterface
public interface CrossCheck {
  List<Finding> check(Draft draft);

  /** All sections as they would be. */
  interface Draft {
    <T> T of(Section<T> section);
  }

  /** Something wrong, at a key of that section's files. */
  record Finding(Section<?> section, Section.Problem problem) {}

  static Finding finding(Section<?> section, String pointer, String why) {
    return new Finding(section, new Section.Problem(pointer, why));
  }
}
