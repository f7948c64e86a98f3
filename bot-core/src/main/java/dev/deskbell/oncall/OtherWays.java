package dev.deskbell.oncall;

/** Ways of reaching people outside of chat. */
interface OtherWays {
  /** In the running transaction: what must be sent is written down; it is sent later. */
  void send(Page page);
}
