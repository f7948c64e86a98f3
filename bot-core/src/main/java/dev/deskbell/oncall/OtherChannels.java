package dev.deskbell.oncall;

import dev.deskbell.store.Writes;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What goes another way than chat is written down and carried there later. */
@Component
class OtherChannels implements OtherWays {
  private final List<Carrier> carriers;
  private final Writes writes;
  private final PageWitness witness;

  OtherChannels(List<Carrier> carriers, Writes writes, PageWitness witness) {
    this.carriers = List.copyOf(carriers);
    this.writes = writes;
    this.witness = witness;
  }

  @Override
  public void send(Page page) {
    var at = Objects.requireNonNullElse(page.toldAt(), page.dueAt());
    if (carriers.stream().noneMatch(it -> it.carries(page.way()))) {
      var why =
          page.way().equals(PageRules.MAIL)
              ? "SMTP_HOST is not set"
              : "channels.yaml names no channel " + page.way();
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
