package dev.deskbell.slack;

import dev.deskbell.chat.Checkup.Finding;
import dev.deskbell.chat.Checkup.Finding.State;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Receipt;
import dev.deskbell.slack.SlackCalls.Failed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the desk is in the channels whose cards it posts. Into a public channel that it is not in
 * everything goes, and nothing that is said there comes back: only who asks sees it.
 */
final class SlackBoundRooms {

  private final SlackCalls calls;

  SlackBoundRooms(SlackCalls calls) {
    this.calls = calls;
  }

  /** Ends with the first that can't be asked about: the others would take as long each. */
  List<Finding> findings(Iterable<Place> bound) {
    var findings = new ArrayList<Finding>();
    for (var room : bound) {
      try {
        var info = calls.call(room.workspace(), "conversations.info", asking(room));
        told(room, info).ifPresent(findings::add);
      } catch (Failed problem) {
        findings.add(refused(room, problem));
        if (!(problem.receipt() instanceof Receipt.Refused)) {
          break;
        }
      }
    }
    return findings;
  }

  private static Map<String, String> asking(Place room) {
    return Map.of("channel", room.channel());
  }

  private static Optional<Finding> told(Place room, Json info) {
    if (info.isTrue("channel", "is_archived")) {
      return Optional.of(
          finding(State.BROKEN, room, "is archived", "Unarchive it, or bind another one."));
    }
    if (info.isTrue("channel", "is_im") || info.isTrue("channel", "is_member")) {
      return Optional.empty();
    }
    return Optional.of(
        finding(
            State.WORTH_A_LOOK,
            room,
            "the desk posts there and is not in it: what is said there does not reach it",
            "Invite the desk there (/invite), or bind another channel."));
  }

  private static Finding refused(Place room, Failed problem) {
    return problem.receipt() instanceof Receipt.Refused(_, var why)
        ? finding(
            State.BROKEN,
            room,
            "the desk does not see it: " + why,
            "Invite the desk there (/invite), or bind another channel.")
        : finding(
            State.WORTH_A_LOOK,
            room,
            "Slack does not tell about it: " + problem.getMessage(),
            "Look again in a minute.");
  }

  private static Finding finding(State state, Place room, String found, String remedy) {
    return new Finding(state, "channel " + room.channel(), found, remedy);
  }
}
