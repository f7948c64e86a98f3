package dev.deskbell.bench.fan;

/** A side that people can be paged through while much else waits in it. */
interface Pager extends Speaker {
  /** Returns at once, as {@link #says} does. */
  void pages(Message message) throws Exception;

  /** What it has not yet sent, it sends no more. */
  void forgets() throws Exception;
}
