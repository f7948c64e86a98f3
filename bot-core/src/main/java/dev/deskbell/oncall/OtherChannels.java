package dev.deskbell.oncall;

import dev.deskbell.policy.Policies;
import dev.deskbell.store.Writes;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The channels of the files: what goes there is written down and called later. */
@Component
class OtherChannels implements OtherWays {
  private final Policies policies;
  private final Writes writes;
  private final PageWitness witness;

  OtherChannels(Policies policies, Writes writes, PageWitness witness) {
    this.policies = policies;
    this.writes = writes;
    this.witness = witness;
  }

  @Override
  public void send(Page page) {
    var at = Objects.requireNonNullElse(page.toldAt(), page.dueAt());
    if (policies.current(ChannelsConfiguration.CHANNELS).named(page.way()).isEmpty()) {
      var why = "channels.yaml names no channel " + page.way();
      witness.note(page.id(), at, at, page.way(), "lost", why);
      witness.lost(page.id(), why, at);
      return;
    }
    writes.add(
        "insert into page_call (page, way, next_try) values (?, ?, ?) on conflict do nothing",
        page.id(),
        page.way(),
        at);
  }
}
