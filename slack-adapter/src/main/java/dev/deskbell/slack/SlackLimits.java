package dev.deskbell.slack;

import dev.deskbell.chat.Limits.Budget;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import java.util.List;
import java.util.stream.Stream;

/**
 * What Slack takes, ahead of time: a message a second in a channel and some hundreds a minute in a
 * workspace; everything else by the tier of its method, counted by workspace.
 */
final class SlackLimits {
  /** Three, and room for calls that take unequally long: Slack counts when they arrive. */
  private static final double AT_ONCE = 2.85;

  /**
   * What comes anew in six seconds, but for a fifth of one. Slack counts calls when they come, the
   * desk when it decides on them, and of two the later may be on its way for less long, whichever
   * thread or instance made it: so much may come too early, and nobody is turned away.
   */
  private static final double SECONDS_AT_ONCE = 6 - 0.2;

  private final int messagesPerMinute;

  SlackLimits(int messagesPerMinute) {
    this.messagesPerMinute = messagesPerMinute;
  }

  /** Slack's tiers, in calls a minute; a little is left for what people wait for. */
  private enum Tier {
    TWO(20),
    THREE(50),
    FOUR(100);

    private static final double USED = 0.7;
    private static final int SECONDS = 60;
    private final int perMinute;

    Tier(int perMinute) {
      this.perMinute = perMinute;
    }

    Budget of(String method, String workspace) {
      return new Budget(
          "slack/" + workspace + "/" + method,
          USED * perMinute / SECONDS,
          Math.floorDiv(perMinute, 4));
    }
  }

  List<Budget> of(Outgoing outgoing) {
    return switch (outgoing) {
      case Outgoing.Post(_, var to, _, _) -> messages(to.workspace(), to.channel());
      case Outgoing.Direct(_, var to, _) -> messages(to.workspace(), to.user());
      case Outgoing.Edit(_, var at, _) -> edit(at);
      case Outgoing.Remove(_, var at) -> one(Tier.THREE, "chat.delete", at.place());
      case Outgoing.Upload(_, var to, _, _) ->
          Stream.concat(
                  one(Tier.FOUR, "files", to).stream(),
                  messages(to.workspace(), to.channel()).stream())
              .toList();
      case Outgoing.MakeRoom room ->
          List.of(
              Tier.TWO.of("conversations.create", room.workspace()),
              Tier.TWO.of("conversations.setTopic", room.workspace()));
      case Outgoing.Invite(_, var to, _) -> one(Tier.THREE, "conversations.invite", to);
      case Outgoing.Topic(_, var of, _) -> one(Tier.TWO, "conversations.setTopic", of);
      case Outgoing.Pin(_, var at) -> one(Tier.TWO, "pins.add", at.place());
      case Outgoing.Follow(_, var workspace, _, _) ->
          List.of(Tier.TWO.of("usergroups.users.update", workspace));
      case Outgoing.Bookmark(_, var in, _, _) -> one(Tier.TWO, "bookmarks.add", in);
      case Outgoing.Archive(_, var room) -> one(Tier.TWO, "conversations.archive", room);
      case Outgoing.Page(_, var of, _) -> List.of(Tier.FOUR.of("views.publish", of.workspace()));
    };
  }

  private List<Budget> messages(String workspace, String channel) {
    var perSecond = messagesPerMinute / 60.0;
    return List.of(
        new Budget("slack/" + workspace + "/message/" + channel, 1, AT_ONCE),
        new Budget(
                "slack/" + workspace + "/message",
                perSecond,
                Math.max(1, perSecond * SECONDS_AT_ONCE))
            .keepingOneForPages());
  }

  /**
   * A card that changes all the time shows the truth every 1.3 seconds from the first change to the
   * last, instead of spending what all cards of the workspace share within a second.
   */
  private static List<Budget> edit(Posting at) {
    var workspace = at.place().workspace();
    var message = at.place().channel() + "/" + at.message();
    return List.of(
        Tier.THREE.of("chat.update", workspace),
        new Budget("slack/" + workspace + "/chat.update/" + message, 0.75, 2));
  }

  private static List<Budget> one(Tier tier, String method, Place place) {
    return List.of(tier.of(method, place.workspace()));
  }
}
