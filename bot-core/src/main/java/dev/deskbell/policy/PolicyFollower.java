package dev.deskbell.policy;

/** Wants to know when other policies come into force. */
@FunctionalInterface
public interface PolicyFollower {
  /** Outside of any transaction; once for every version this instance switches to. */
  void followed(Policies policies);
}
