package dev.deskbell.slack;

import com.slack.api.model.view.View;
import dev.deskbell.chat.Account;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Place;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/**
 * The way back to a person who did something.
 *
 * @param channel where they did it; null on the desk's own page and in what has no channel
 * @param response the address at which this very deed can be answered, for half an hour
 * @param trigger opens a form, within three seconds
 * @param modal the window they did it in
 */
record SlackWay(
    Account account,
    @Nullable String channel,
    @Nullable String thread,
    Origin.Audience audience,
    @Nullable String response,
    @Nullable String trigger,
    @Nullable String modal) {

  static SlackWay in(Account account, Place place, Origin.Audience audience) {
    return new SlackWay(account, place.channel(), place.thread(), audience, null, null, null);
  }

  SlackWay by(@Nullable String newResponse, @Nullable String newTrigger) {
    return new SlackWay(account, channel, thread, audience, newResponse, newTrigger, modal);
  }

  SlackWay inside(String view) {
    return new SlackWay(account, channel, thread, audience, response, trigger, view);
  }

  /** Where it was done; without a channel, where the person and the desk are by themselves. */
  Place place() {
    return new Place(
        Slack.NAME, account.workspace(), channel == null ? account.user() : channel, thread);
  }

  /** What a window remembers of where it was opened. */
  String remembered() {
    var members = new HashMap<String, String>();
    members.put("audience", audience.name());
    if (channel != null) {
      members.put("channel", channel);
    }
    if (thread != null) {
      members.put("thread", thread);
    }
    if (response != null) {
      members.put("response", response);
    }
    return Json.object(members).toString();
  }

  /** From what has no channel: a window or nothing at all. */
  static SlackWay nowhere(Account account, @Nullable String trigger) {
    return new SlackWay(account, null, null, Origin.Audience.DIRECT, null, trigger, null);
  }

  /** The way back from a window, to where it was opened. */
  static SlackWay ofWindow(Account account, View view, @Nullable String trigger) {
    var remembered = Json.lenient(SlackWords.said(view.getPrivateMetadata()));
    var audience = remembered.text("audience");
    return new SlackWay(
        account,
        remembered.word("channel"),
        remembered.word("thread"),
        audience.isEmpty() ? Origin.Audience.DIRECT : Origin.Audience.valueOf(audience),
        remembered.word("response"),
        trigger,
        null);
  }
}
