package dev.deskbell.ticket;

import java.util.List;

/**
 * A fact as the timeline stores it.
 *
 * @param body the JSON text whose bytes the chain hashes
 * @param words what people typed, with the salts of the digests that stand in the body
 */
record Encoded(String name, String body, List<Kept> words) {
  @SuppressWarnings("ArrayRecordComponent")
  record Kept(String field, byte[] salt, String words) {}
}
