package dev.deskbell.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Checkup;
import dev.deskbell.chat.Checkup.Finding;
import dev.deskbell.chat.Checkup.Finding.State;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Receipt;
import java.util.ArrayList;
import java.util.List;

/** Finds something in every room that it is asked about, which may be its own only. */
record Picky(String name, Runnable atEach) implements ChatPlatform, Checkup {
  Picky(String name) {
    this(name, () -> {});
  }

  @Override
  public Receipt deliver(Outgoing outgoing) {
    return new Receipt.Delivered(null);
  }

  @Override
  public List<Finding> examine() {
    return List.of();
  }

  @Override
  public List<Finding> examineRooms(Iterable<Place> bound) {
    var findings = new ArrayList<Finding>();
    for (var room : bound) {
      assertThat(room.platform()).isEqualTo(name);
      atEach.run();
      findings.add(new Finding(State.WORTH_A_LOOK, room.channel(), "not in it", "Go in."));
    }
    return findings;
  }
}
