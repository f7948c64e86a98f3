package dev.deskbell.slack;

import static dev.deskbell.slack.SlackWords.said;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Phrase;
import dev.deskbell.chat.Place;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Slash commands: the desk's own, and one for each first word that can be said to it. */
final class SlackCommands {

  private final Conversation desk;
  private final SlackPeople people;
  private final SlackAudiences audiences;
  private final SlackReplies replies;
  private final SlackMoments moments;

  /**
   * What can be said begins with these, as long as the desk runs; putting it together is costly.
   */
  private volatile Set<String> firstWords = Set.of();

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

  @Nullable String hear(SlashCommandPayload command, SlashCommandContext context) {
    var began = moments.now();
    var account = SlackEar.account(context, command.isEnterpriseInstall());
    var channel = said(command.getChannelId());
    var place = Place.channel(Slack.NAME, account.workspace(), channel);
    var audience = audiences.ofName(account, channel, said(command.getChannelName()));
    var speaker = people.speaker(account, said(command.getUserName()), "");
    var delivery = "command/" + command.getTriggerId();
    var origin = new Origin(delivery, speaker, place, audience, moments.of(delivery));
    var words =
        SlackWords.read(
            account.workspace(), said(command.getText()), Json.NOTHING, null, people::name);
    var all = (called(said(command.getCommand())) + words.words()).strip();
    var reply = desk.receive(new Incoming.Command(origin, all, Map.of(), words.accounts()));
    var way =
        SlackWay.in(account, place, audience).by(command.getResponseUrl(), command.getTriggerId());
    return replies.atOnce(way, reply, Duration.between(began, moments.now()));
  }

  /** What a command's own name says; nothing for the desk's, whatever it is called there. */
  private String called(String command) {
    var word = SlackManifest.word(command);
    if (firstWords.isEmpty()) {
      firstWords =
          desk.phrases().stream()
              .map(Phrase::words)
              .filter(it -> it.indexOf(' ') > 0)
              .map(it -> it.substring(0, it.indexOf(' ')))
              .collect(Collectors.toSet());
    }
    return firstWords.contains(word) ? word + " " : "";
  }
}
