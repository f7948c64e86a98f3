package dev.deskbell.incident;

import dev.deskbell.delivery.Piece;
import dev.deskbell.ticket.TicketRef;

/** The pieces that incidents tell beside what every ticket tells. */
final class Topics {
  static final String SUGGESTION = "incident.suggestion";
  static final String INVITATION = "incident.invitation";
  static final String ROLE = "incident.role";
  static final String ANNOUNCEMENT = "incident.announcement";
  static final String REPORT = "incident.report";
  static final String REPORT_DUE = "incident.report-due";
  static final String OVER = "incident.over";
  static final String TASK = "incident.task";
  static final String REVIEW = "incident.review";
  static final String REVIEW_DUE = "incident.review-due";

  private Topics() {}

  static Piece of(String topic, TicketRef ref) {
    return of(topic, ref, "");
  }

  static Piece of(String topic, TicketRef ref, Object argument) {
    return new Piece(topic, ref.toString(), argument.toString());
  }
}
