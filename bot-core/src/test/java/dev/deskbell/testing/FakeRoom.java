package dev.deskbell.testing;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Posting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A room on {@link FakePlatform} as it is. */
public record FakeRoom(
    String name,
    String topic,
    boolean isPublic,
    boolean isOpen,
    Set<Account> people,
    Set<Posting> pinned,
    List<String> bookmarks) {

  FakeRoom with(List<Account> more) {
    var all = new HashSet<>(people);
    all.addAll(more);
    return new FakeRoom(name, topic, isPublic, isOpen, all, pinned, bookmarks);
  }

  FakeRoom about(String newer) {
    return new FakeRoom(name, newer, isPublic, isOpen, people, pinned, bookmarks);
  }

  FakeRoom pinning(Posting posting) {
    var all = new HashSet<>(pinned);
    all.add(posting);
    return new FakeRoom(name, topic, isPublic, isOpen, people, all, bookmarks);
  }

  FakeRoom bookmarking(String bookmark) {
    var all = new ArrayList<>(bookmarks);
    all.add(bookmark);
    return new FakeRoom(name, topic, isPublic, isOpen, people, pinned, all);
  }

  FakeRoom closed() {
    return new FakeRoom(name, topic, isPublic, false, people, pinned, bookmarks);
  }
}
