package dev.deskbell.slack;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Reply;

/** Whence events come, and the way back there. */
final class SlackOrigins {

  private final SlackPeople people;
  private final SlackMoments moments;
  private final SlackReplies replies;

  SlackOrigins(SlackPeople people, SlackMoments moments, SlackReplies replies) {
    this.people = people;
    this.moments = moments;
    this.replies = replies;
  }

  /**
   * @param event tells who it was and when, as far as Slack does
   */
  Origin of(String delivery, Account account, Json event, Place place, Origin.Audience audience) {
    return of(delivery, account, event, event, place, audience);
  }

  /**
   * @param message tells who it was
   * @param event tells when: a message that was changed or taken away says when it was written
   */
  Origin of(
      String delivery,
      Account account,
      Json message,
      Json event,
      Place place,
      Origin.Audience audience) {
    var name = message.at("user_profile").either("display_name", "real_name").text();
    var home = message.either("user_team", "source_team").text();
    var speaker = people.speaker(account, name, home);
    var stamp = event.either("event_ts", "ts").text();
    return new Origin(delivery, speaker, place, audience, moments.of(delivery, stamp));
  }

  void answer(Origin origin, Reply reply) {
    replies.send(SlackWay.in(origin.by().account(), origin.at(), origin.audience()), reply);
  }
}
