package dev.deskbell.testing.contract;

import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Place;
import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * An adapter wired to a fake of its platform, seen from the platform's side. The fake does what the
 * platform does: it interprets markup, repeats to the desk what the desk itself says, keeps limits,
 * and refuses what the platform would refuse.
 */
public interface Stage extends AutoCloseable {
  /** The adapter under test. */
  ChatPlatform platform();

  /**
   * One of the workspace's people, a member of every room; joins when new.
   *
   * @param name a plain lower-case word; {@code @name} in what anybody types is a real mention of
   *     this person, as the platform's own client would make it
   */
  Player player(String name, ZoneId zone);

  /** A room that is open to the whole workspace, with the desk and all players in it. */
  Place room(String name);

  /** How many characters the platform lets a person type into one message. */
  int longestMessage();

  /**
   * The room is deleted.
   *
   * @return how often the platform has been asked since to do something there
   */
  IntSupplier loses(Place room);

  /** Requests that reach the desk's address and do not come from the platform. */
  Able<Forgery> forgery();

  /** The platform turning the desk away because it is too fast. */
  Able<RateLimit> rateLimit();

  /** Connections that break while the platform is at work. */
  Able<LostAnswers> lostAnswers();

  /** From now on that person can't be written to directly. */
  Able<Consumer<String>> closedMessages();

  /** Typing ahead in commands. */
  Able<CommandSuggestions> commandSuggestions();

  /** Typing ahead in forms. */
  Able<FormSuggestions> formSuggestions();

  @Override
  void close();
}
