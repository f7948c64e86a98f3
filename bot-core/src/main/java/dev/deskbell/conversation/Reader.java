package dev.deskbell.conversation;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Place;
import dev.deskbell.people.Person;
import java.time.Instant;
import java.util.Map;

/**
 * Who typed something, where and when: what reading needs beside the words.
 *
 * @param by the account with which they typed it
 * @param mentioned the accounts behind {@code @name} tokens in the words
 * @param given what has been given for other parameters so far, as typed
 */
public record Reader(
    Person person,
    Account by,
    Instant at,
    Place place,
    Map<String, Account> mentioned,
    Map<String, String> given) {
  public Reader {
    mentioned = Map.copyOf(mentioned);
    given = Map.copyOf(given);
  }
}
