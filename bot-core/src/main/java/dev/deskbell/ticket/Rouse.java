package dev.deskbell.ticket;

import org.springframework.stereotype.Component;

/** Says that something is due at once: looked for after the commit, without waiting for a round. */
@Component
public class Rouse extends Bell {
  Rouse() {}

  @Override
  public void afterCommit() {
    super.afterCommit();
  }
}
