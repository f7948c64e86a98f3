package dev.deskbell.slack;

import dev.deskbell.chat.Conversation;
import dev.deskbell.testing.contract.AdapterContract;
import dev.deskbell.testing.contract.Stage;
import java.time.Clock;

/** The desk calls Slack: Socket Mode. */
class SlackSocketContractTest extends AdapterContract {
  @Override
  protected Stage raise(Conversation desk) {
    return SlackStage.bySocket(desk, Clock.systemUTC());
  }
}
