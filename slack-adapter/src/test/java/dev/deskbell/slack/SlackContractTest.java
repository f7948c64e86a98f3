package dev.deskbell.slack;

import dev.deskbell.chat.Conversation;
import dev.deskbell.testing.contract.AdapterContract;
import dev.deskbell.testing.contract.Stage;
import java.time.Clock;

/** Slack calls the desk over HTTP. */
class SlackContractTest extends AdapterContract {
  @Override
  protected Stage raise(Conversation desk) {
    return SlackStage.overHttp(desk, Clock.systemUTC());
  }
}
