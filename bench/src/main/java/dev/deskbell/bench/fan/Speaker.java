package dev.deskbell.bench.fan;

import java.io.IOException;
import java.util.List;

/** A side: takes messages at once and sends them as it can. */
interface Speaker extends AutoCloseable {
  String name();

  /** Returns at once. */
  void says(List<Message> messages) throws Exception;

  @Override
  void close() throws IOException;

  /** Something to say in a channel. */
  record Message(String channel, String words) {}
}
