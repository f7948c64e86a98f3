package dev.deskbell.policy;

/**
 * A policy file as it was read.
 *
 * @param path below the policies' folder: {@code teams.yaml} or {@code catalogue/laptop.yaml}
 */
record PolicyFile(String path, String text) {
  static final String EXTENSION = "\\.ya?ml";

  /** The section it belongs to: its folder's name, or its own without the extension. */
  String section() {
    var slash = path.indexOf('/');
    return slash < 0 ? path.replaceFirst(EXTENSION + "$", "") : path.substring(0, slash);
  }
}
