package dev.deskbell.slack;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Message;
import dev.deskbell.chat.Posting;

/** Reads messages as events, shortcuts and histories tell them. */
final class SlackMessages {

  private final SlackPeople people;

  SlackMessages(SlackPeople people) {
    this.people = people;
  }

  Message read(String workspace, Posting posting, Json said) {
    var by = said.either("user", "bot_id").text();
    var words =
        SlackWords.read(workspace, said.text("text"), said.at("blocks"), null, people::name);
    var files =
        said.list("files").stream().flatMap(it -> SlackViews.file(workspace, it).stream()).toList();
    return new Message(
        posting,
        new Account(Slack.NAME, workspace, by.isEmpty() ? "unknown" : by),
        words.words(),
        files);
  }
}
