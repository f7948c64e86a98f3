package dev.deskbell.slack;

import static dev.deskbell.slack.SlackWords.said;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockSuggestionPayload;
import com.slack.api.app_backend.interactive_components.payload.GlobalShortcutPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.context.Context;
import com.slack.api.bolt.context.builtin.GlobalShortcutContext;
import com.slack.api.bolt.context.builtin.MessageShortcutContext;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Reply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people do with what they see: buttons, menus, forms, shortcuts. */
final class SlackInteractions {

  private final Conversation desk;
  private final SlackPeople people;
  private final SlackAudiences audiences;
  private final SlackMessages messages;
  private final SlackReplies replies;
  private final SlackMoments moments;

  SlackInteractions(
      Conversation desk,
      SlackPeople people,
      SlackAudiences audiences,
      SlackMessages messages,
      SlackReplies replies,
      SlackMoments moments) {
    this.desk = desk;
    this.people = people;
    this.audiences = audiences;
    this.messages = messages;
    this.replies = replies;
    this.moments = moments;
  }

  /** Each deed of a press is heard, though people rarely do two at once. */
  void pressed(BlockActionPayload press, Context context) {
    var actions = press.getActions();
    if (actions == null) {
      return;
    }
    var user = press.getUser();
    var account = SlackEar.account(context, press.isEnterpriseInstall());
    var way = SlackPresses.way(press, account, audiences);
    var name = either(user.getUsername(), user.getName());
    var home = press.isEnterpriseInstall() ? "" : said(user.getTeamId());
    for (var action : actions) {
      var id = said(action.getActionId());
      if (SlackActions.isCall(id)) {
        var delivery = "press/" + press.getTriggerId() + "/" + id;
        var origin = origin(delivery, way, name, home, action.getActionTs());
        var incoming =
            new Incoming.Press(
                origin,
                SlackActions.call(id),
                SlackPresses.choices(action),
                SlackPresses.posting(press, way));
        replies.send(way, desk.receive(incoming));
      }
    }
  }

  private Origin origin(
      String delivery, SlackWay way, String name, String home, @Nullable String stamp) {
    var speaker = people.speaker(way.account(), name, home);
    return new Origin(
        delivery, speaker, way.place(), way.audience(), moments.of(delivery, said(stamp)));
  }

  private static String either(@Nullable String first, @Nullable String second) {
    var name = said(first);
    return name.isEmpty() ? said(second) : name;
  }

  @Nullable String submitted(ViewSubmissionPayload form, Context context) {
    var account = SlackEar.account(context, form.isEnterpriseInstall());
    var view = form.getView();
    var user = form.getUser();
    var way = SlackWay.ofWindow(account, view, form.getTriggerId());
    var home = form.isEnterpriseInstall() ? "" : said(user.getTeamId());
    var name = either(user.getUsername(), user.getName());
    var submission =
        new Incoming.Submission(
            origin("form/" + form.getTriggerId(), way, name, home, null),
            Call.parse(said(view.getCallbackId())),
            SlackViews.answers(account.workspace(), view));
    return replies.ofForm(way, view, desk.receive(submission));
  }

  String looked(BlockSuggestionPayload typing, String stamp, Context context) {
    var account = SlackEar.account(context, typing.isEnterpriseInstall());
    var view = typing.getView();
    var user = typing.getUser();
    var way = SlackWay.ofWindow(account, view, null);
    var typed = said(typing.getValue());
    var delivery = "look/" + view.getId() + "/" + stamp + "/" + typed;
    var home = typing.isEnterpriseInstall() ? "" : said(user.getTeamId());
    var name = either(user.getUsername(), user.getName());
    var lookup =
        new Incoming.Lookup(
            origin(delivery, way, name, home, null),
            Call.parse(said(view.getCallbackId())),
            said(typing.getBlockId()),
            typed,
            SlackViews.given(SlackViews.answers(account.workspace(), view)));
    return offered(desk.receive(lookup));
  }

  private static String offered(Reply reply) {
    var choices = reply instanceof Reply.Offer(var offered) ? offered : List.<Choice>of();
    var answer = new SlackJson().object();
    SlackActions.options(choices, answer);
    return answer.endObject().toString();
  }

  @Nullable String onMessage(MessageShortcutPayload shortcut, MessageShortcutContext context) {
    var account = SlackEar.account(context, shortcut.isEnterpriseInstall());
    var user = shortcut.getUser();
    var channel = said(shortcut.getChannel().getId());
    var ts = said(shortcut.getMessage().getTs());
    var thread = shortcut.getMessage().getThreadTs();
    var place =
        new Place(Slack.NAME, account.workspace(), channel, ts.equals(thread) ? null : thread);
    var audience = audiences.ofName(account, channel, said(shortcut.getChannel().getName()));
    var way =
        SlackWay.in(account, place, audience)
            .by(shortcut.getResponseUrl(), shortcut.getTriggerId());
    var home = shortcut.isEnterpriseInstall() ? "" : said(user.getTeamId());
    var delivery = "shortcut/" + shortcut.getTriggerId();
    var incoming =
        new Incoming.Shortcut(
            origin(delivery, way, said(user.getName()), home, shortcut.getActionTs()),
            Call.to(said(shortcut.getCallbackId())),
            messages.read(
                account.workspace(),
                new Posting(place, ts),
                SlackBolt.told(context).at("message")));
    replies.send(way, desk.receive(incoming));
    return null;
  }

  /** The desk, called from anywhere: what it can do is shown in a window. */
  @Nullable String shortcut(GlobalShortcutPayload shortcut, GlobalShortcutContext context) {
    var account = SlackEar.account(context, shortcut.isEnterpriseInstall());
    var user = shortcut.getUser();
    var way = SlackWay.nowhere(account, shortcut.getTriggerId());
    var home = shortcut.isEnterpriseInstall() ? "" : said(user.getTeamId());
    var delivery = "shortcut/" + shortcut.getTriggerId();
    var origin = origin(delivery, way, said(user.getUsername()), home, shortcut.getActionTs());
    var words = SlackManifest.words(said(shortcut.getCallbackId()));
    replies.send(way, desk.receive(new Incoming.Command(origin, words)));
    return null;
  }
}
