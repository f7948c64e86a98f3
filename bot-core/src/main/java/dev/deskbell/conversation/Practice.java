package dev.deskbell.conversation;

import java.util.List;

/** Something the desk can do: a bean with operations. */
public interface Practice {
  List<Operation> operations();
}
