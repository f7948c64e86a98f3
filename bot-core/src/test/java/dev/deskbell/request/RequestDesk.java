package dev.deskbell.request;

import dev.deskbell.testing.PracticeDesk;
import java.util.function.UnaryOperator;

/** The desk for stories of requests. */
final class RequestDesk extends PracticeDesk {
  RequestDesk() {
    super("REQ");
  }

  /** The organisation changes its catalogue. */
  void catalogue(UnaryOperator<String> change) {
    file("catalogue.yaml", change);
  }
}
