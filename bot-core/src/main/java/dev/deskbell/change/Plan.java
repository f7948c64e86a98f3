package dev.deskbell.change;

import java.util.ArrayList;
import java.util.List;

/**
 * What is to be done, in the words of whoever proposed it.
 *
 * @param test how one will know that it worked
 * @param backOut how it is undone
 */
record Plan(String plan, String test, String backOut) {
  /** The names of what the other one says otherwise. */
  List<String> unlike(Plan other) {
    var unlike = new ArrayList<String>();
    if (!plan.equals(other.plan())) {
      unlike.add("plan");
    }
    if (!test.equals(other.test())) {
      unlike.add("test");
    }
    if (!backOut.equals(other.backOut())) {
      unlike.add("back-out");
    }
    return unlike;
  }
}
