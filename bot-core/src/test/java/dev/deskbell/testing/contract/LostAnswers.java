package dev.deskbell.testing.contract;

/** Breaks the connection once. */
public interface LostAnswers {
  /** The platform will do the next thing it is asked for, and its answer will not arrive. */
  void losesNextAnswer();

  /** The next thing asked for will not arrive at the platform, and the desk can't tell. */
  void losesNextRequest();
}
