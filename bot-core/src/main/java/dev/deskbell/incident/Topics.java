package dev.deskbell.incident;

import dev.deskbell.delivery.Piece;
import dev.deskbell.ticket.TicketRef;
import java.time.Instant;

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

  private static final String AT = "@";

  private Topics() {}

  static Piece of(String topic, TicketRef ref) {
    return of(topic, ref, "");
  }

  /** Each time somebody gets it, it is told anew: a message that is changed calls nobody. */
  static Piece role(TicketRef ref, String duty, Instant since) {
    return of(ROLE, ref, duty + AT + since.toEpochMilli());
  }

  static String duty(Piece role) {
    return role.argument().split(AT, 2)[0];
  }

  /** That it is over, and that it is back, are told anew each time. */
  static Piece over(Incident incident) {
    var how = incident.status().phase().isOpen() ? "back" : "over";
    return of(OVER, incident.ref(), how + AT + incident.reopened());
  }

  static Piece of(String topic, TicketRef ref, Object argument) {
    return new Piece(topic, ref.toString(), argument.toString());
  }
}
