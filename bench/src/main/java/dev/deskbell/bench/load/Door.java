package dev.deskbell.bench.load;

/** A way into what is measured. */
public interface Door {
  /** Somebody who does one thing after the other there. */
  interface Visitor extends AutoCloseable {
    /** Whether it was answered as done. */
    boolean acts() throws Exception;

    @Override
    void close();
  }

  /**
   * One more visitor.
   *
   * @param number makes this visitor another one than all before
   */
  Visitor visitor(long number) throws Exception;
}
