package dev.deskbell.bench.fan;

import dev.deskbell.delivery.FanDesk;
import java.util.List;

/** The desk's own senders, with their database. */
final class Ours implements Pager {
  final FanDesk desk;

  Ours(FanDesk desk) {
    this.desk = desk;
  }

  @Override
  public String name() {
    return "Deskbell";
  }

  @Override
  public void says(List<Message> messages) {
    desk.tells(messages.stream().map(Message::channel).toList(), words(messages), false);
  }

  @Override
  public void pages(Message message) {
    desk.tells(List.of(message.channel()), List.of(message.words()), true);
  }

  private static List<String> words(List<Message> messages) {
    return messages.stream().map(Message::words).toList();
  }

  @Override
  public void forgets() {
    desk.forgets();
  }

  @Override
  public void close() {
    desk.close();
  }
}
