package dev.deskbell.testing;

import dev.deskbell.chat.History.Past;
import dev.deskbell.chat.History.Reading;
import dev.deskbell.chat.Message;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/** What people said in a platform's threads, and how it is read back. */
final class Spoken {
  private final List<Past> spoken = new ArrayList<>();
  private final Deque<Reading> next = new ArrayDeque<>();
  private int readings;
  private int mostRead = Integer.MAX_VALUE;

  synchronized void said(Message message, Instant at) {
    spoken.add(new Past(message, at, null));
  }

  synchronized void edited(Message message, Instant at) {
    spoken.replaceAll(it ->
        it.message().posting().equals(message.posting()) ? new Past(message, it.at(), at) : it);
  }

  synchronized void unsaid(Posting posting) {
    spoken.removeIf(it -> it.message().posting().equals(posting));
  }

  synchronized void next(Reading reading) {
    next.add(reading);
  }

  synchronized void readingAtOnce(int most) {
    mostRead = most;
  }

  synchronized int readings() {
    return readings;
  }

  synchronized Reading since(Place thread, Instant since) {
    readings++;
    var special = next.poll();
    return special == null ? read(thread, since) : special;
  }

  private Reading read(Place thread, Instant since) {
    var all =
        spoken.stream()
            .filter(it -> it.message().posting().place().equals(thread))
            .filter(it -> !it.at().isBefore(since))
            .sorted(Comparator.comparing(Past::at))
            .toList();
    var said = all.stream().limit(mostRead).toList();
    return new Reading.Read(
        said,
        said.stream().map(it -> it.message().posting().message()).collect(Collectors.toSet()),
        all.size() > said.size() ? said.getLast().at() : null);
  }
}
