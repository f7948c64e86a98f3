package dev.deskbell.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskbell.delivery.Share.Intent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShareTest {

  private final Share share = new Share(1);
  private final List<String> went = Collections.synchronizedList(new ArrayList<>());

  private Thread wants(String name, Intent intent) {
    var thread =
        Thread.ofVirtual()
            .start(() -> {
              try {
                share.take(intent);
                went.add(name);
                share.giveBack();
              } catch (InterruptedException _) {
                went.add(name + " left");
              }
            });
    await().until(() -> thread.getState() == Thread.State.WAITING);
    return thread;
  }

  @Test
  void who_finishes_goes_before_who_begins_and_else_who_came_first() throws Exception {
    share.take(Intent.BEGIN);
    var all =
        List.of(
            wants("claim 1", Intent.BEGIN),
            wants("claim 2", Intent.BEGIN),
            wants("send 1", Intent.FINISH),
            wants("send 2", Intent.FINISH));
    share.giveBack();
    for (var each : all) {
      each.join();
    }
    assertThat(went).containsExactly("send 1", "send 2", "claim 1", "claim 2");
  }

  @Test
  void who_is_interrupted_leaves_the_line_and_takes_nothing_along() throws Exception {
    share.take(Intent.BEGIN);
    var impatient = wants("one", Intent.FINISH);
    impatient.interrupt();
    impatient.join();
    var other = wants("other", Intent.BEGIN);
    share.giveBack();
    other.join();
    assertThat(went).containsExactly("one left", "other");
  }
}
