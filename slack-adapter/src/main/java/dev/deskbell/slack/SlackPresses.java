package dev.deskbell.slack;

import static dev.deskbell.slack.SlackWords.said;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import dev.deskbell.chat.Account;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a press was made, and what was chosen with it. */
final class SlackPresses {

  private SlackPresses() {}

  /** The way back from a message, a window or the desk's page. */
  static SlackWay way(BlockActionPayload press, Account account, SlackAudiences audiences) {
    var trigger = press.getTriggerId();
    var view = press.getView();
    if (view != null) {
      var way = SlackWay.ofWindow(account, view, trigger);
      return said(view.getType()).equals("modal") ? way.inside(view.getId()) : way;
    }
    if (press.getChannel() == null) {
      return SlackWay.nowhere(account, trigger);
    }
    var channel = said(press.getChannel().getId());
    var place = new Place(Slack.NAME, account.workspace(), channel, thread(press));
    return SlackWay.in(account, place, audience(press, account, channel, audiences))
        .by(press.getResponseUrl(), trigger);
  }

  /** A direct message of the desk's own is read by the desk and the person alone. */
  private static Origin.Audience audience(
      BlockActionPayload press, Account account, String channel, SlackAudiences audiences) {
    return channel.startsWith("D") && isMessage(press)
        ? audiences.ofEvent(account, channel, "im")
        : audiences.ofName(account, channel, said(press.getChannel().getName()));
  }

  private static @Nullable String thread(BlockActionPayload press) {
    var container = Optional.ofNullable(press.getContainer());
    var beside = container.map(BlockActionPayload.Container::getThreadTs);
    var message = Optional.ofNullable(press.getMessage());
    var found = beside.or(() -> message.map(it -> it.getThreadTs())).filter(it -> !it.isEmpty());
    var pressed = container.map(BlockActionPayload.Container::getMessageTs);
    return found.equals(pressed) ? null : found.orElse(null);
  }

  /** Whispers and windows are seen by one person, and are no messages. */
  private static boolean isMessage(BlockActionPayload press) {
    var container = press.getContainer();
    return container != null
        && said(container.getType()).equals("message")
        && !container.isEphemeral();
  }

  static @Nullable Posting posting(BlockActionPayload press, SlackWay way) {
    var message = isMessage(press) ? said(press.getContainer().getMessageTs()) : "";
    return message.isEmpty() ? null : new Posting(way.place(), message);
  }

  static List<String> choices(BlockActionPayload.Action action) {
    var chosen = action.getSelectedOption();
    var value = chosen == null ? "" : said(chosen.getValue());
    return value.isEmpty() ? List.of() : List.of(value);
  }
}
