package dev.deskbell.testing.memory;

import dev.deskbell.chat.Conversation;
import dev.deskbell.testing.contract.AdapterContract;
import dev.deskbell.testing.contract.Stage;

class MemoryContractTest extends AdapterContract {

  @Override
  protected Stage raise(Conversation desk) {
    return new MemoryStage(desk);
  }
}
