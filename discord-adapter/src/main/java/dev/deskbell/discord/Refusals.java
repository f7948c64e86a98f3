package dev.deskbell.discord;

import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Receipt.Reason;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** What Discord's error codes mean for a deed: which are final, and which wait. */
final class Refusals {

  private static final Map<Integer, Reason> FINAL =
      Map.ofEntries(
          Map.entry(10003, Reason.PLACE_GONE), // unknown channel
          Map.entry(10004, Reason.PLACE_GONE), // unknown guild
          Map.entry(10008, Reason.PLACE_GONE), // unknown message
          Map.entry(10007, Reason.PERSON_UNREACHABLE), // unknown member
          Map.entry(10013, Reason.PERSON_UNREACHABLE), // unknown user
          Map.entry(10011, Reason.NOT_ACCEPTED), // unknown role
          Map.entry(20009, Reason.NOT_ACCEPTED), // explicit content
          Map.entry(30003, Reason.NOT_ACCEPTED), // too many pins
          Map.entry(30005, Reason.NOT_ACCEPTED), // too many roles
          Map.entry(30013, Reason.NOT_ACCEPTED), // too many channels
          Map.entry(30033, Reason.NOT_ACCEPTED), // too many people in a thread
          Map.entry(40005, Reason.NOT_ACCEPTED), // file too large
          Map.entry(40001, Reason.INSTALLATION_LOST), // token refused
          Map.entry(40002, Reason.INSTALLATION_LOST), // account to be verified
          Map.entry(50001, Reason.NOT_ALLOWED), // missing access
          Map.entry(50005, Reason.NOT_ALLOWED), // somebody else's message
          Map.entry(50013, Reason.NOT_ALLOWED), // missing permissions
          Map.entry(50014, Reason.INSTALLATION_LOST), // invalid token
          Map.entry(50027, Reason.NOT_ACCEPTED), // an interaction's token, not the bot's
          Map.entry(50019, Reason.NOT_ACCEPTED), // only messages of the channel can be pinned
          Map.entry(50007, Reason.PERSON_UNREACHABLE), // takes no direct messages
          Map.entry(50278, Reason.PERSON_UNREACHABLE), // shares no server
          Map.entry(50008, Reason.NOT_POSSIBLE), // no messages in such a channel
          Map.entry(50024, Reason.NOT_POSSIBLE), // not in such a channel
          Map.entry(50035, Reason.NOT_ACCEPTED), // invalid body
          Map.entry(50083, Reason.PLACE_GONE), // archived, and could not be woken
          Map.entry(160005, Reason.PLACE_GONE), // locked
          Map.entry(240000, Reason.NOT_ACCEPTED)); // blocked by a link filter

  private static final Map<Integer, Duration> WAITING =
      Map.ofEntries(
          Map.entry(20016, Duration.ofSeconds(10)), // slow mode
          Map.entry(20022, Duration.ofSeconds(30)), // announcements
          Map.entry(20028, Duration.ofSeconds(10)), // writing in the channel
          Map.entry(20029, Duration.ofSeconds(30)), // writing in the server
          Map.entry(30046, Duration.ofSeconds(60)), // edits of an old message
          Map.entry(40003, Duration.ofSeconds(60)), // opening direct messages
          Map.entry(130000, Duration.ofSeconds(10)), // overloaded
          Map.entry(160006, Duration.ofMinutes(10))); // too many active threads

  /** Writing in a channel is slow for the whole channel; the others are one kind of deed. */
  private static final Set<Integer> OF_CHANNEL = Set.of(20016, 20028);

  private Refusals() {}

  /** The receipt of what was not done. */
  static Receipt receipt(Outcome answer) {
    return switch (answer) {
      case Outcome.Done _ -> new Receipt.Delivered(null);
      case Outcome.Declined it -> declined(it);
      case Outcome.TooFast(var after, var scope, var why) -> new Receipt.Later(after, scope, why);
      case Outcome.Unsent(var why) ->
          new Receipt.Later(Duration.ofSeconds(5), Receipt.Scope.PLATFORM, why);
      case Outcome.Lost(var why) -> new Receipt.Unknown(why);
    };
  }

  private static Receipt declined(Outcome.Declined it) {
    var waiting = WAITING.get(it.code());
    if (waiting != null) {
      var scope = OF_CHANNEL.contains(it.code()) ? Receipt.Scope.CHANNEL : Receipt.Scope.METHOD;
      return new Receipt.Later(waiting, scope, it.words());
    }
    return new Receipt.Refused(reason(it), it.words() + remedy(it));
  }

  static Reason reason(Outcome.Declined it) {
    var known = FINAL.get(it.code());
    return known != null ? known : ofStatus(it.status());
  }

  private static Reason ofStatus(int status) {
    return switch (status) {
      case 401 -> Reason.INSTALLATION_LOST;
      case 403 -> Reason.NOT_ALLOWED;
      case 404 -> Reason.PLACE_GONE;
      default -> Reason.NOT_ACCEPTED;
    };
  }

  private static String remedy(Outcome.Declined it) {
    return switch (reason(it)) {
      case INSTALLATION_LOST ->
          ". Reset the bot's token in the developer portal and start the desk with the new one.";
      case NOT_ALLOWED ->
          ". Give the bot's role what the invite link asks for, in this channel too.";
      case PLACE_GONE, PERSON_UNREACHABLE, NOT_ACCEPTED, NOT_POSSIBLE -> "";
    };
  }

  static boolean is(Outcome answer, int code) {
    return answer instanceof Outcome.Declined(_, var its, _) && its == code;
  }
}
