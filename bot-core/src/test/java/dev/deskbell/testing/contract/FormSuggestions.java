package dev.deskbell.testing.contract;

import java.util.List;

/** Offers what fits while somebody types into a pick of the open form that has more choices. */
public interface FormSuggestions {
  /**
   * What this player is offered.
   *
   * @param field its label
   * @return labels offered
   */
  List<String> offered(Player typing, String field, String typed);
}
