package dev.deskbell.console;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.testing.contract.Entry;
import dev.deskbell.testing.contract.Player;
import dev.deskbell.testing.contract.Seen;
import dev.deskbell.testing.contract.SeenForm;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A person's page, without its looks: the same requests, the same answers. */
final class ConsolePlayer implements Player {
  private record Whispered(String id, ObjectNode spot, JsonNode card) {}

  private record Request(String path, ObjectNode body) {}

  private final String name;
  private final ZoneId zone;
  private final Stage stage;
  private final List<Whispered> whispers = new ArrayList<>();
  private @Nullable Request last;
  private @Nullable OpenForm open;
  private @Nullable String pressed;

  ConsolePlayer(String name, ZoneId zone, Stage stage) {
    this.name = name;
    this.zone = zone;
    this.stage = stage;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Account account() {
    return Workspace.account(name);
  }

  @Override
  public ZoneId zone() {
    return zone;
  }

  private static ObjectNode spot(String room, @Nullable String thread) {
    var spot = Drawing.object().put("room", room);
    return thread == null ? spot : spot.put("thread", Long.parseLong(thread));
  }

  private static ObjectNode spot(Place at) {
    return spot(at.channel(), at.thread());
  }

  private String path(String what) {
    return "/api/as/" + name + "/" + what;
  }

  private void does(String what, ObjectNode body, ObjectNode spot) {
    body.put("id", UUID.randomUUID().toString());
    last = new Request(path(what), body);
    shows(stage.post(path(what), body), spot);
  }

  private void shows(JsonNode reply, ObjectNode spot) {
    switch (reply.path("reply").asString()) {
      case "whisper" ->
          whispers.add(new Whispered(UUID.randomUUID().toString(), spot, reply.path("card")));
      case "replace" ->
          whispers.replaceAll(it ->
              it.id().equals(pressed) ? new Whispered(it.id(), it.spot(), reply.path("card")) : it);
      case "ask", "amend" -> open = new OpenForm(reply.path("form"), reply.path("problems"), spot);
      default -> open = null;
    }
  }

  @Override
  public void types(Place at, String words) {
    does("say", spot(at).put("words", "/desk " + words), spot(at));
  }

  @Override
  public void mentions(Place at, String words) {
    does("say", spot(at).put("words", "@desk " + words), spot(at));
  }

  @Override
  public void writes(String words) {
    var direct = spot(Workspace.directOf(name), null);
    does("say", direct.deepCopy().put("words", words), direct);
  }

  @Override
  public Posting says(Place at, String words, FileContent... files) {
    var body = spot(at).put("words", words);
    var ids = body.putArray("files");
    for (var file : files) {
      ids.add(stage.attach(name, file.name(), file.bytes()).path("id").asString());
    }
    does("say", body, spot(at));
    var mine = told(at).filter(it -> it.path("author").asString("").equals(name)).toList();
    return new Posting(at, mine.getLast().path("id").asString());
  }

  @Override
  public void edits(Posting own, String words) {
    var body = Drawing.object().put("words", words);
    does("messages/" + own.message() + "/edit", body, spot(own.place()));
  }

  @Override
  public void removes(Posting own) {
    does("messages/" + own.message() + "/remove", Drawing.object(), spot(own.place()));
  }

  @Override
  public void presses(Seen on, String button) {
    press(on, action(on, "label", button), List.of());
  }

  @Override
  public void chooses(Seen on, String menu, String choice) {
    var shown = action(on, "prompt", menu);
    var value =
        shown
            .path("choices")
            .valueStream()
            .filter(it -> Reading.label(it).equals(choice))
            .map(it -> it.path("value").asString())
            .toList();
    press(on, shown, value);
  }

  private void press(Seen on, JsonNode action, List<String> choices) {
    var posting = on.posting();
    var spot = posting == null ? whisper(on).spot() : spot(posting.place());
    var body = spot.deepCopy().put("call", action.path("call").asString());
    choices.forEach(body.putArray("choices")::add);
    if (posting != null) {
      body.put("message", Long.parseLong(posting.message()));
    }
    pressed = on.handle();
    does("press", body, spot);
  }

  private JsonNode action(Seen on, String by, String label) {
    var posting = on.posting();
    var card =
        posting == null
            ? whisper(on).card()
            : told(posting.place())
                .filter(it -> it.path("id").asString().equals(posting.message()))
                .findFirst()
                .orElseThrow()
                .path("content");
    return card.path("actions")
        .valueStream()
        .filter(it -> it.path(by).asString("").equals(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + label + " on " + card));
  }

  private Whispered whisper(Seen on) {
    return whispers.stream().filter(it -> it.id().equals(on.handle())).findFirst().orElseThrow();
  }

  @Override
  public void submits(Map<String, Entry> entries) {
    var form = form(open);
    var body = form.spot().deepCopy().put("call", form.form().path("call").asString());
    body.set("answers", form.answers(entries, it -> attached(it)));
    does("submit", body, form.spot());
  }

  private String attached(FileContent file) {
    return stage.attach(name, file.name(), file.bytes()).path("id").asString();
  }

  private static OpenForm form(@Nullable OpenForm open) {
    return Objects.requireNonNull(open, "no form is open");
  }

  /** Types into a field of the open form; what is offered can be chosen from then on. */
  List<String> suggested(String label, String typed) {
    var form = form(open);
    var field = form.field(label);
    var body = form.spot().deepCopy().put("id", UUID.randomUUID().toString());
    body.put("call", form.form().path("call").asString());
    body.put("field", field.path("name").asString()).put("typed", typed);
    var found = stage.post(path("lookup"), body).path("choices");
    ((ObjectNode) field).set("choices", found);
    return found.valueStream().map(Reading::label).toList();
  }

  @Override
  public void isRepeated() {
    var again = Objects.requireNonNull(last, "nothing done yet");
    shows(stage.post(again.path(), again.body()), spot("general", null));
  }

  private Stream<JsonNode> told(Place at) {
    var room = path("rooms/" + Stage.encoded(at.channel()));
    return stage
        .get(at.thread() == null ? room : room + "/" + at.thread())
        .path("messages")
        .valueStream();
  }

  @Override
  public List<Seen> sees(Place at) {
    return told(at).map(this::seen).toList();
  }

  private Seen seen(JsonNode told) {
    var thread = told.path("thread").isNumber() ? told.path("thread").asLong() : null;
    var posting = Workspace.posting(told.path("room").asString(), thread, told.path("id").asLong());
    return Reading.of(posting.message(), posting, told.path("content"), zone);
  }

  @Override
  public List<Seen> whispers() {
    return whispers.stream().map(it -> Reading.of(it.id(), null, it.card(), zone)).toList();
  }

  @Override
  public List<Seen> letters() {
    return told(Workspace.place(Workspace.directOf(name), null))
        .filter(it -> it.path("author").isNull() || it.path("author").isMissingNode())
        .map(this::seen)
        .toList();
  }

  @Override
  public Optional<SeenForm> form() {
    return Optional.ofNullable(open).map(OpenForm::seen);
  }

  @Override
  public List<Seen> notifications() {
    return stage
        .get("/api/as/" + name)
        .path("rooms")
        .valueStream()
        .filter(it -> !it.path("kind").asString().equals("direct"))
        .flatMap(it -> told(Workspace.place(it.path("id").asString(), null)))
        .flatMap(it -> Stream.concat(Stream.of(it), replies(it)))
        .filter(it -> it.path("calls").asBoolean(false))
        .map(this::seen)
        .toList();
  }

  private Stream<JsonNode> replies(JsonNode root) {
    return root.path("replies").asInt(0) == 0
        ? Stream.of()
        : told(Workspace.place(root.path("room").asString(), root.path("id").asLong()));
  }
}
