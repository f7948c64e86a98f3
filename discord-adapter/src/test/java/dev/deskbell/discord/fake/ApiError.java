package dev.deskbell.discord.fake;

import tools.jackson.databind.node.ObjectNode;

/** A "no" as Discord says it: an HTTP status, a code of its own, words. */
final class ApiError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  final int status;
  final int code;

  ApiError(int status, int code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static ApiError unknownChannel() {
    return new ApiError(404, 10003, "Unknown Channel");
  }

  static ApiError unknownMessage() {
    return new ApiError(404, 10008, "Unknown Message");
  }

  static ApiError unknownInteraction() {
    return new ApiError(404, 10062, "Unknown interaction");
  }

  static ApiError missingAccess() {
    return new ApiError(403, 50001, "Missing Access");
  }

  static ApiError missingPermissions() {
    return new ApiError(403, 50013, "Missing Permissions");
  }

  static ApiError invalidForm(String why) {
    return new ApiError(400, 50035, "Invalid Form Body: " + why);
  }

  ObjectNode body() {
    return Json.object("message", getMessage(), "code", code);
  }
}
