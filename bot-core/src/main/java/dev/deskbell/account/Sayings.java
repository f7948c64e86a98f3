package dev.deskbell.account;

import dev.deskbell.people.Preferences;
import dev.deskbell.people.Role;

/** How the choices of this package are read by people. */
final class Sayings {
  private Sayings() {}

  static String of(Preferences.What what) {
    return switch (what) {
      case ASSIGNED -> "What is assigned to me";
      case COMMENTS -> "Comments on my tickets";
      case UPDATES -> "Updates of my tickets";
      case WATCHED -> "What I watch";
      case APPROVALS -> "What I am to approve";
    };
  }

  static String of(Preferences.How how) {
    return switch (how) {
      case NOW -> "at once";
      case DIGEST -> "in a daily digest";
      case NEVER -> "never";
    };
  }

  static String of(Role role) {
    return switch (role) {
      case REQUESTER -> "member";
      case AGENT -> "agent";
      case RESPONDER -> "responder";
      case MANAGER -> "manager";
      case ADMINISTRATOR -> "administrator";
    };
  }
}
