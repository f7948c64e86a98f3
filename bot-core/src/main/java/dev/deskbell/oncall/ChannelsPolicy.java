package dev.deskbell.oncall;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code channels.yaml}: ways to reach people outside of chat, such as a gateway for short
 * messages.
 */
record ChannelsPolicy(@Nullable List<Channel> channels) {
  static final ChannelsPolicy ABSENT = new ChannelsPolicy(List.of());

  List<Channel> known() {
    return channels == null ? List.of() : channels;
  }

  Optional<Channel> named(String id) {
    return known().stream().filter(it -> it.id().equals(id)).findFirst();
  }

  /**
   * An address that takes pages.
   *
   * @param secret the environment variable that holds what requests are signed with
   */
  record Channel(String id, String name, String url, String secret) {}
}
