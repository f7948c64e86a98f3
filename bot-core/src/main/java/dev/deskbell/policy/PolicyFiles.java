package dev.deskbell.policy;

import java.util.List;

/** Where an instance finds the organisation's files. */
interface PolicyFiles {
  /** All of them, in the order of their paths; refuses what can't be a policy file. */
  List<PolicyFile> read();
}
