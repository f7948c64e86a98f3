package dev.deskbell.slack;

import com.slack.api.bolt.request.builtin.EventRequest;

/** An event of a kind that Bolt tells, with the JSON that it came as: Bolt's classes lose some. */
final class SlackEvent extends EventRequest {

  private final Json told;

  SlackEvent(Json told) {
    super(told.toString(), SlackDeed.NO_HEADERS);
    this.told = told;
  }

  Json told() {
    return told;
  }
}
