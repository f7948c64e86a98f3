package dev.deskbell.policy;

/**
 * Something the people who run the desk have to mend before it can start or go on. The message is
 * all they see: one line that says what is wrong and what to do, without a stack trace.
 */
public class OperatorMistake extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public OperatorMistake(String whatIsWrongAndWhatToDo) {
    super(whatIsWrongAndWhatToDo);
  }

  public OperatorMistake(String whatIsWrongAndWhatToDo, Throwable cause) {
    super(whatIsWrongAndWhatToDo, cause);
  }
}
