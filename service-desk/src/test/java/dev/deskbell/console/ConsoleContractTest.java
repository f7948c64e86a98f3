package dev.deskbell.console;

import dev.deskbell.chat.Conversation;
import dev.deskbell.testing.contract.AdapterContract;
import java.time.Clock;

/** The console keeps the contract of every chat platform. */
class ConsoleContractTest extends AdapterContract {
  @Override
  protected dev.deskbell.testing.contract.Stage raise(Conversation desk) {
    return new ContractStage(desk, Clock.systemUTC());
  }
}
