package dev.deskbell.slack.fake;

import tools.jackson.databind.node.ObjectNode;

/** What the app does itself it is told again, like everything that happens in its channels. */
interface Echo {
  void posted(Team team, Channel channel, ObjectNode message);

  void changed(Team team, Channel channel, ObjectNode before, ObjectNode after);

  void removed(Team team, Channel channel, ObjectNode gone);
}
