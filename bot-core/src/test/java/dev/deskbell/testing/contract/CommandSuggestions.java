package dev.deskbell.testing.contract;

import dev.deskbell.chat.Place;
import java.util.List;

/** Offers what fits while a command is being typed. */
public interface CommandSuggestions {
  /**
   * What this player is offered.
   *
   * @param phrase the command so far: {@code kit find}
   * @param parameter the name of the one being typed
   * @return labels offered
   */
  List<String> offered(Player typing, Place at, String phrase, String parameter, String typed);
}
