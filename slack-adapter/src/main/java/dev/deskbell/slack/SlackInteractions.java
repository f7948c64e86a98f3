package dev.deskbell.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.deskbell.chat.Account;
import dev.deskbell.chat.Call;
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

  @Nullable JsonObject hear(Json payload) {
    return switch (payload.text("type")) {
      case "block_actions" -> pressed(payload);
      case "view_submission" -> submitted(payload);
      case "block_suggestion" -> looked(payload);
      case "message_action" -> onMessage(payload);
      case "shortcut" -> shortcut(payload);
      default -> null;
    };
  }

  private static Account account(Json payload) {
    var team = payload.text("team", "id");
    var workspace = team.isEmpty() ? payload.text("user", "team_id") : team;
    return new Account(Slack.NAME, workspace, payload.text("user", "id"));
  }

  private Origin origin(Json payload, String delivery, SlackWay way) {
    var name = payload.at("user").either("username", "name").text();
    var home = payload.isTrue("is_enterprise_install") ? "" : payload.text("user", "team_id");
    var speaker = people.speaker(way.account(), name, home);
    var stamp = payload.text("action_ts");
    return new Origin(delivery, speaker, way.place(), way.audience(), moments.of(delivery, stamp));
  }

  /** The way back from a message, a window or the desk's page. */
  private SlackWay way(Json payload) {
    var account = account(payload);
    var trigger = payload.word("trigger_id");
    var view = payload.at("view");
    if (view.isObject()) {
      var way = SlackWay.ofWindow(account, view, trigger);
      return view.text("type").equals("modal") ? way.inside(view.text("id")) : way;
    }
    var channel = payload.text("channel", "id");
    if (channel.isEmpty()) {
      return SlackWay.ofWindow(account, Json.NOTHING, trigger);
    }
    var place = new Place(Slack.NAME, account.workspace(), channel, thread(payload));
    return SlackWay.in(account, place, audience(payload, account, channel))
        .by(payload.word("response_url"), trigger);
  }

  /** A direct message of the desk's own is read by the desk and the person alone. */
  private Origin.Audience audience(Json payload, Account account, String channel) {
    var isLetter =
        channel.startsWith("D")
            && payload.text("container", "type").equals("message")
            && !payload.isTrue("container", "is_ephemeral");
    return isLetter
        ? audiences.ofEvent(account, channel, "im")
        : audiences.ofName(account, channel, payload.text("channel", "name"));
  }

  private static @Nullable String thread(Json payload) {
    var thread = payload.at("container").either("thread_ts", "").text();
    var found = thread.isEmpty() ? payload.text("message", "thread_ts") : thread;
    return found.isEmpty() || found.equals(payload.text("container", "message_ts")) ? null : found;
  }

  private @Nullable JsonObject pressed(Json payload) {
    var way = way(payload);
    for (var action : payload.list("actions")) {
      var id = action.text("action_id");
      if (!SlackActions.isCall(id)) {
        continue;
      }
      var delivery = "press/" + payload.text("trigger_id") + "/" + id;
      var press =
          new Incoming.Press(
              origin(payload, delivery, way),
              SlackActions.call(id),
              choices(action),
              posting(payload, way));
      replies.send(way, desk.receive(press));
    }
    return null;
  }

  private static List<String> choices(Json action) {
    var value = action.word("selected_option", "value");
    return value == null ? List.of() : List.of(value);
  }

  /** Whispers and windows are seen by one person, and are no messages. */
  private static @Nullable Posting posting(Json payload, SlackWay way) {
    var message = payload.text("container", "message_ts");
    return message.isEmpty()
            || !payload.text("container", "type").equals("message")
            || payload.isTrue("container", "is_ephemeral")
        ? null
        : new Posting(way.place(), message);
  }

  private @Nullable JsonObject submitted(Json payload) {
    var account = account(payload);
    var view = payload.at("view");
    var way = SlackWay.ofWindow(account, view, payload.word("trigger_id"));
    var delivery = "form/" + payload.text("trigger_id");
    var submission =
        new Incoming.Submission(
            origin(payload, delivery, way),
            Call.parse(view.text("callback_id")),
            SlackViews.answers(account.workspace(), view));
    return replies.ofForm(way, view, desk.receive(submission));
  }

  private JsonObject looked(Json payload) {
    var account = account(payload);
    var view = payload.at("view");
    var way = SlackWay.ofWindow(account, view, null);
    var delivery =
        "look/" + view.text("id") + "/" + payload.text("action_ts") + "/" + payload.text("value");
    var lookup =
        new Incoming.Lookup(
            origin(payload, delivery, way),
            Call.parse(view.text("callback_id")),
            payload.text("block_id"),
            payload.text("value"),
            SlackViews.given(SlackViews.answers(account.workspace(), view)));
    var options = new JsonArray();
    if (desk.receive(lookup) instanceof Reply.Offer(var choices)) {
      SlackActions.options(choices).forEach(it -> options.add(SlackMessage.written(it)));
    }
    var answer = new JsonObject();
    answer.add("options", options);
    return answer;
  }

  private @Nullable JsonObject onMessage(Json payload) {
    var account = account(payload);
    var said = payload.at("message");
    var channel = payload.text("channel", "id");
    var ts = said.text("ts");
    var thread = said.word("thread_ts");
    var place =
        new Place(Slack.NAME, account.workspace(), channel, ts.equals(thread) ? null : thread);
    var audience = audiences.ofName(account, channel, payload.text("channel", "name"));
    var way =
        SlackWay.in(account, place, audience)
            .by(payload.word("response_url"), payload.word("trigger_id"));
    var delivery = "shortcut/" + payload.text("trigger_id");
    var shortcut =
        new Incoming.Shortcut(
            origin(payload, delivery, way),
            Call.to(payload.text("callback_id")),
            messages.read(account.workspace(), new Posting(place, ts), said));
    replies.send(way, desk.receive(shortcut));
    return null;
  }

  /** The desk, called from anywhere: what it can do is shown in a window. */
  private @Nullable JsonObject shortcut(Json payload) {
    var way = way(payload);
    var origin = origin(payload, "shortcut/" + payload.text("trigger_id"), way);
    replies.send(way, desk.receive(new Incoming.Command(origin, SlackManifest.words(payload))));
    return null;
  }
}
