package dev.deskbell.delivery;

import dev.deskbell.delivery.Problems.Cause;

/** What administrators read about problems: what happened and what to do. */
final class ProblemWords {
  private ProblemWords() {}

  static String title(Cause cause) {
    return switch (cause) {
      case WORK_FAILS -> "Something that is due is not done";
      case NOBODY_PAGED, PAGING_STUCK -> "Somebody who should be paged is not";
      case ROOM_UNREACHABLE,
          PERSON_UNREACHABLE,
          INSTALLATION_LOST,
          NOT_ACCEPTED,
          NOT_ALLOWED,
          GIVEN_UP,
          OUTCOME_UNKNOWN,
          SENDING_TOO_LONG,
          WAITING_TOO_LONG,
          UNKNOWN_TOO_LONG,
          CARD_MISSING,
          NOT_CONNECTED,
          NOT_WITNESSED ->
          "Somebody is not told";
    };
  }

  static String sentence(Cause cause, String about, String why) {
    return switch (cause) {
      case ROOM_UNREACHABLE ->
          "The desk can't write in "
              + about
              + ": "
              + why
              + ". Let it in again, or bind another room.";
      case PERSON_UNREACHABLE ->
          "The desk can't reach "
              + about
              + ": "
              + why
              + ". Ask them to link an account and to allow direct messages.";
      case INSTALLATION_LOST ->
          "The desk has lost its access to "
              + about
              + ": "
              + why
              + ". Install it again; everything waits until then.";
      case NOT_ACCEPTED ->
          "The platform does not take " + about + ": " + why + ". Please report this defect.";
      case NOT_ALLOWED ->
          "The desk may not do what is called "
              + about
              + ": "
              + why
              + ". Give it that right on its platform; what people read is not concerned.";
      case GIVEN_UP ->
          "Messages of the kind "
              + about
              + " were given up: "
              + why
              + ". The log has more; what they tell can be read at their ticket.";
      case OUTCOME_UNKNOWN ->
          "Whether a message of the kind "
              + about
              + " was seen is unknown: "
              + why
              + ". It was not sent again, so that nobody reads it twice.";
      case SENDING_TOO_LONG ->
          "A message to "
              + about
              + " has been on its way too long: "
              + why
              + ". Look whether an instance hangs.";
      case WAITING_TOO_LONG ->
          "Messages to "
              + about
              + " wait without a reason: "
              + why
              + ". Look whether the senders run.";
      case UNKNOWN_TOO_LONG ->
          "What became of a message to "
              + about
              + " is still unknown: "
              + why
              + ". Look whether its platform answers.";
      case CARD_MISSING ->
          "Messages wait for a thread below "
              + about
              + " that never began: "
              + why
              + ". Change the ticket, and its card is posted again.";
      case NOT_CONNECTED ->
          "Messages wait for "
              + about
              + ", which is not connected: "
              + why
              + ". Configure the platform, or unbind its rooms.";
      case NOT_WITNESSED ->
          "What became of a message of the kind "
              + about
              + " could not be written down where it belongs: "
              + why
              + ". It was sent all the same. The log has more; please report this defect.";
      case WORK_FAILS ->
          "What is due fails again and again: "
              + about
              + ", "
              + why
              + ". It is tried again, ever more seldom, and not dropped. The log says why; please report"
              + " this defect.";
      case NOBODY_PAGED ->
          "Nobody hears of "
              + about
              + ", which can't be made an incident: "
              + why
              + ". It is tried again and not dropped; look yourself until then. The log says why; please"
              + " report this defect.";
      case PAGING_STUCK ->
          "Paging is stuck: "
              + about
              + ", "
              + why
              + ". `page why` tells the story of each; the log of the desk says why.";
    };
  }
}
