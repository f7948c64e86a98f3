package dev.deskbell.slack;

import com.google.gson.JsonObject;
import dev.deskbell.chat.Account;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Place;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Slash commands: the desk's own, and one for each first word that can be said to it. */
final class SlackCommands {

  private final Conversation desk;
  private final SlackPeople people;
  private final SlackAudiences audiences;
  private final SlackReplies replies;
  private final SlackMoments moments;

  SlackCommands(
      Conversation desk,
      SlackPeople people,
      SlackAudiences audiences,
      SlackReplies replies,
      SlackMoments moments) {
    this.desk = desk;
    this.people = people;
    this.audiences = audiences;
    this.replies = replies;
    this.moments = moments;
  }

  @Nullable JsonObject hear(Json command) {
    var workspace = command.text("team_id");
    var account = new Account(Slack.NAME, workspace, command.text("user_id"));
    var channel = command.text("channel_id");
    var place = Place.channel(Slack.NAME, workspace, channel);
    var audience = audiences.ofName(account, channel, command.text("channel_name"));
    var speaker = people.speaker(account, command.text("user_name"), "");
    var delivery = "command/" + command.text("trigger_id");
    var origin = new Origin(delivery, speaker, place, audience, moments.of(delivery));
    var said = SlackWords.read(workspace, command.text("text"), Json.NOTHING, null, people::name);
    var words = (called(command.text("command")) + said.words()).strip();
    var reply = desk.receive(new Incoming.Command(origin, words, Map.of(), said.accounts()));
    var way =
        SlackWay.in(account, place, audience)
            .by(command.word("response_url"), command.word("trigger_id"));
    return replies.atOnce(way, reply);
  }

  /** What a command's own name says; nothing for the desk's, whatever it is called there. */
  private String called(String command) {
    var name = command.startsWith("/") ? command.substring(1) : command;
    return desk.phrases().stream().anyMatch(it -> it.words().startsWith(name + " "))
        ? name + " "
        : "";
  }
}
