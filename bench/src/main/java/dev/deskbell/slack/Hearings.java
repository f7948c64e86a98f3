package dev.deskbell.slack;

import dev.deskbell.chat.Conversation;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;

/** The part of the adapter between the signature and the core, put together as it does itself. */
final class Hearings {
  private Hearings() {}

  static SlackSettings settings(String secret) {
    return new SlackSettings(
        URI.create("http://127.0.0.1:1/api/"),
        "xoxb-bench",
        List.of(secret),
        null,
        null,
        null,
        null);
  }

  static SlackHearing of(SlackSettings settings, Conversation desk) {
    var clock = Clock.systemUTC();
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    var web = new SlackWeb(settings.api(), threads, SlackWeb.Patience.USUAL);
    var installations = new SlackInstallations(settings, new MemoryVault(), web, clock);
    var calls = new SlackCalls(web, installations, clock);
    var directs = new SlackDirects(calls);
    var people = new SlackPeople(calls);
    var messages = new SlackMessages(people);
    var audiences = new SlackAudiences(directs);
    var replies =
        new SlackReplies(
            calls, new SlackWhispers(calls, directs, new SlackPictures(calls)), threads);
    var moments = new SlackMoments(clock);
    var origins = new SlackOrigins(people, moments, replies);
    return new SlackHearing(
        SlackBolt.app(
            web.forSdk(),
            threads,
            new SlackCommands(desk, people, audiences, replies, moments),
            new SlackInteractions(desk, people, audiences, messages, replies, moments),
            new SlackEvents(
                desk,
                audiences,
                installations,
                new SlackTalk(desk, people, audiences, messages, origins),
                origins,
                new SlackPreviews(calls, threads))));
  }
}
