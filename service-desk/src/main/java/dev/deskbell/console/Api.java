package dev.deskbell.console;

import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.FileContent;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the page asks for and does. */
final class Api {
  private final Conversation conversation;
  private final Residents residents;
  private final Keeping keeping;
  private final Feed feed;
  private final Talk talk;
  private final Writing writing;
  private final Suggestions suggestions;
  private final Streams streams;
  private final Clock clock;

  Api(
      Conversation conversation,
      Residents residents,
      Keeping keeping,
      JsonMapper json,
      Clock clock) {
    this.conversation = conversation;
    this.residents = residents;
    this.keeping = keeping;
    this.clock = clock;
    this.feed = new Feed(keeping.db(), keeping.rooms(), json);
    this.talk = new Talk(conversation, keeping, clock);
    this.writing = new Writing(talk, residents, keeping, clock);
    this.suggestions = new Suggestions(conversation, residents, talk);
    this.streams = new Streams(feed, keeping.changes(), json);
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET /api/people", this::people),
        Route.of("GET /api/as/{me}", this::home),
        Route.of("GET /api/as/{me}/rooms/{room}", this::page),
        Route.of("GET /api/as/{me}/rooms/{room}/{thread}", this::page),
        Route.of("GET /api/as/{me}/stream", it -> streams.run(me(it), it)),
        Route.of("GET /api/as/{me}/files/{file}", this::fetch),
        Route.of("POST /api/as/{me}/files", this::attach),
        Route.of("POST /api/as/{me}/read", this::read),
        doing("POST /api/as/{me}/say", writing::say),
        doing("POST /api/as/{me}/press", talk::press),
        doing("POST /api/as/{me}/submit", talk::submit),
        doing("POST /api/as/{me}/lookup", talk::lookup),
        doing("POST /api/as/{me}/shortcut", talk::shortcut),
        Route.of("POST /api/as/{me}/suggest", this::suggest),
        onMessage("POST /api/as/{me}/messages/{message}/edit", writing::edit),
        onMessage("POST /api/as/{me}/messages/{message}/remove", writing::remove),
        onMessage("POST /api/as/{me}/messages/{message}/react", writing::react));
  }

  void close() {
    streams.close();
  }

  private Route doing(String pattern, BiFunction<Resident, JsonNode, ObjectNode> deed) {
    return Route.of(pattern, it -> it.answer(deed.apply(me(it), it.body())));
  }

  /** Does something to a message. */
  private interface OnMessage {
    ObjectNode done(Resident me, long message, JsonNode request);
  }

  private Route onMessage(String pattern, OnMessage deed) {
    return Route.of(pattern, it -> it.answer(deed.done(me(it), it.number("message"), it.body())));
  }

  private Resident me(Visit visit) {
    return residents.called(visit.part("me")).orElseThrow(() -> Unwelcome.gone("That person"));
  }

  private void people(Visit visit) throws IOException {
    visit.answer(residents.all());
  }

  /** Everything but the messages; the number says from where changes follow. */
  private void home(Visit visit) throws IOException {
    var me = me(visit);
    keeping.requests().forgetBefore(clock.instant());
    keeping
        .changes()
        .make(() -> {
          keeping.rooms().furnish(residents, me);
          return true;
        });
    var answer = Drawing.object().put("change", feed.newest());
    residents.rooms().stream().findFirst().ifPresent(it -> answer.put("first", it.id()));
    answer.set("rooms", Drawing.all(keeping.rooms().allSeenBy(me.user()), it -> it));
    answer.set(
        "shortcuts",
        Drawing.all(
            conversation.phrases().stream().filter(it -> it.onMessage() != null).toList(),
            it -> Drawing.object().put("call", it.operation() + "|").put("label", it.onMessage())));
    visit.answer(answer);
  }

  private void page(Visit visit) throws IOException {
    var me = me(visit);
    var room = visit.part("room");
    keeping.rooms().check(me.user(), room);
    var thread = visit.part("thread").isEmpty() ? null : visit.number("thread");
    var messages = feed.page(me.user(), room, thread, visit.queryNumber("before"));
    var answer = Drawing.object().put("more", messages.size() == Feed.PAGE);
    if (thread != null) {
      answer.set(
          "root", feed.one(me.user(), thread).orElseThrow(() -> Unwelcome.gone("That thread")));
    }
    visit.answer(answer.set("messages", Drawing.all(messages, it -> it)));
  }

  private void read(Visit visit) throws IOException {
    var request = visit.body();
    var room = request.path("room").asString("");
    var me = me(visit);
    keeping.rooms().check(me.user(), room);
    keeping.rooms().read(me.user(), room, request.path("upto").asLong(0));
    visit.answer(Drawing.object());
  }

  private void suggest(Visit visit) throws IOException {
    visit.answer(suggestions.of(me(visit), visit.body()));
  }

  private void attach(Visit visit) throws IOException {
    var me = me(visit);
    var name = Storable.fileName(String.valueOf(visit.query("name")));
    var type = Storable.mediaType(String.valueOf(visit.header("Content-Type")));
    var bytes =
        visit.bytes(FileContent.LARGEST, name + " is larger than 10 MiB: attach a smaller file.");
    var id = keeping.shelf().keep(me.user(), new FileContent(name, type, bytes));
    visit.answer(Drawing.file(id, name, bytes.length, type));
  }

  /** A file is data: shown as a picture at most, and never a page of the console's origin. */
  private void fetch(Visit visit) throws IOException {
    var file =
        keeping
            .shelf()
            .fetchFor(me(visit).user(), visit.part("file"))
            .orElseThrow(() -> Unwelcome.gone("That file"));
    var headers = visit.exchange().getResponseHeaders();
    headers.set(
        "Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'");
    headers.set("Cache-Control", "private, max-age=3600");
    var shown = file.mediaType().startsWith("image/") ? "inline" : "attachment";
    var name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
    headers.set("Content-Disposition", shown + "; filename*=UTF-8''" + name);
    visit.send(200, file.mediaType(), file.bytes());
  }
}
