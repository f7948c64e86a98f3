package dev.deskbell.feed;

import dev.deskbell.token.Token;

/** Which calendar an address gives. */
record Feed(String kind, String about) {
  static Feed of(Token token) {
    var parts = token.about().split(" ", 2);
    return new Feed(parts[0], parts.length < 2 ? "" : parts[1]);
  }

  String kept() {
    return about.isEmpty() ? kind : kind + " " + about;
  }
}
