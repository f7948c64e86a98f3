package dev.deskbell.discord;

import dev.deskbell.chat.Conversation;
import dev.deskbell.testing.contract.AdapterContract;
import dev.deskbell.testing.contract.Stage;
import java.time.Clock;

/** Discord keeps the contract of every chat platform. */
class DiscordContractTest extends AdapterContract {
  @Override
  protected Stage raise(Conversation desk) {
    return new DiscordStage(desk, Clock.systemUTC()).begins();
  }
}
