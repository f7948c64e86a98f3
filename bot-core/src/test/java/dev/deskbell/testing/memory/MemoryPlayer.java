package dev.deskbell.testing.memory;

import static dev.deskbell.testing.memory.MemoryAdapter.direct;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.testing.contract.Entry;
import dev.deskbell.testing.contract.Player;
import dev.deskbell.testing.contract.Seen;
import dev.deskbell.testing.contract.SeenForm;
import dev.deskbell.testing.memory.Wire.Answer;
import dev.deskbell.testing.memory.Wire.Drawing;
import dev.deskbell.testing.memory.Wire.Event;
import dev.deskbell.testing.memory.Wire.Request;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A person's client of the platform in memory. */
final class MemoryPlayer implements Player {

  private record Whispered(String id, Drawing drawing) {}

  private final String name;
  private final ZoneId zone;
  private final MemoryPlatform platform;
  private final Set<String> names;
  private final List<Whispered> whispers = new ArrayList<>();
  private @Nullable OpenDialog dialog;
  private @Nullable Request last;
  private @Nullable String pressed;

  MemoryPlayer(String name, ZoneId zone, MemoryPlatform platform, Set<String> names) {
    this.name = name;
    this.zone = zone;
    this.platform = platform;
    this.names = names;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Account account() {
    return MemoryAdapter.account(name);
  }

  @Override
  public ZoneId zone() {
    return zone;
  }

  @Override
  public void types(Place at, String words) {
    does(platform.request(name, at.channel(), at.thread(), new Event.Commanded(typed(words))));
  }

  @Override
  public void mentions(Place at, String words) {
    speaks(at, "<@" + MemoryPlatform.DESK + "> " + typed(words), List.of());
  }

  @Override
  public void writes(String words) {
    speaks(direct(name), typed(words), List.of());
  }

  @Override
  public Posting says(Place at, String words, FileContent... files) {
    return speaks(at, typed(words), List.of(files).stream().map(platform::stores).toList());
  }

  private Posting speaks(Place at, String written, List<Wire.Stored> files) {
    var drawing = new Drawing(written, List.of(), List.of());
    var kept = platform.keep(name, at.channel(), at.thread(), drawing, "");
    var event = new Event.Said(kept.id(), written, files);
    does(platform.request(name, at.channel(), at.thread(), event));
    return new Posting(at, kept.id());
  }

  /** The client escapes what is typed, and makes a mention of a name it knows. */
  private String typed(String words) {
    var written = Markup.escaped(words);
    for (var known : names) {
      written = written.replaceAll("\\\\@" + known + "\\b", "<@" + known + ">");
    }
    return written;
  }

  @Override
  public void edits(Posting own, String words) {
    var place = own.place();
    platform.change(
        place.channel(), own.message(), new Drawing(typed(words), List.of(), List.of()));
    var event = new Event.Changed(own.message(), typed(words));
    does(platform.request(name, place.channel(), place.thread(), event));
  }

  @Override
  public void removes(Posting own) {
    var place = own.place();
    platform.delete(place.channel(), own.message());
    var event = new Event.Deleted(own.message());
    does(platform.request(name, place.channel(), place.thread(), event));
  }

  @Override
  public void presses(Seen on, String button) {
    clicks(on, Screen.button(drawing(on), button).id(), null);
  }

  @Override
  public void chooses(Seen on, String menu, String choice) {
    var shown = Screen.menu(drawing(on), menu);
    clicks(on, shown.id(), Screen.option(shown.options(), choice).value());
  }

  private void clicks(Seen on, String widget, @Nullable String value) {
    var posting = on.posting();
    var place = posting == null ? direct(name) : posting.place();
    pressed = on.handle();
    var message = posting == null ? null : posting.message();
    var event = new Event.Clicked(message, widget, value);
    does(platform.request(name, place.channel(), place.thread(), event));
  }

  private Drawing drawing(Seen on) {
    var posting = on.posting();
    if (posting == null) {
      return whispers.stream()
          .filter(it -> it.id().equals(on.handle()))
          .findFirst()
          .orElseThrow()
          .drawing();
    }
    return platform.standing(posting.place().channel(), posting.place().thread()).stream()
        .filter(it -> it.id().equals(posting.message()))
        .findFirst()
        .orElseThrow()
        .drawing();
  }

  @Override
  public void submits(Map<String, Entry> entries) {
    var open = Objects.requireNonNull(dialog, "no form is open");
    var inputs = open.filledIn(entries, zone, platform);
    dialog = new OpenDialog(open.dialog(), Map.of());
    var direct = direct(name).channel();
    does(platform.request(name, direct, null, new Event.Filled(open.dialog().id(), inputs)));
  }

  /** Types into a field of the open form; what is offered can be chosen from then on. */
  List<String> suggested(String label, String typed) {
    var open = Objects.requireNonNull(dialog, "no form is open");
    var field = open.question(label).name();
    var event = new Event.Typing(open.dialog().id(), "", field, typed);
    var answer = platform.tells(platform.request(name, direct(name).channel(), null, event));
    if (answer instanceof Answer.Suggests(var options)) {
      dialog = open.offering(field, options);
    }
    return MemoryStage.offered(answer);
  }

  @Override
  public void isRepeated() {
    shows(platform.tells(Objects.requireNonNull(last, "nothing done yet")));
  }

  private void does(Request request) {
    last = request;
    shows(platform.tells(request));
  }

  private void shows(Answer answer) {
    switch (answer) {
      case Answer.Whispers(var drawing) -> whispers.add(new Whispered(platform.nextId(), drawing));
      case Answer.Redraws(var drawing) ->
          whispers.replaceAll(it -> it.id().equals(pressed) ? new Whispered(it.id(), drawing) : it);
      case Answer.Opens(var opened, var problems) -> dialog = new OpenDialog(opened, problems);
      case Answer.Suggests _ -> throw new AssertionError("nobody is typing");
      case Answer.Nothing(), Answer.Rejected() -> dialog = null;
    }
  }

  @Override
  public List<Seen> sees(Place at) {
    return platform.standing(at.channel(), at.thread()).stream().map(this::seen).toList();
  }

  @Override
  public List<Seen> whispers() {
    return whispers.stream().map(it -> Screen.seen(it.id(), null, it.drawing(), zone)).toList();
  }

  @Override
  public List<Seen> letters() {
    return platform.standing(direct(name).channel(), null).stream()
        .filter(it -> it.by().equals(MemoryPlatform.DESK))
        .map(this::seen)
        .toList();
  }

  @Override
  public List<Seen> notifications() {
    return platform.pings(name).stream().map(this::seen).toList();
  }

  private Seen seen(MemoryPlatform.Stood it) {
    var place = new Place(MemoryAdapter.NAME, MemoryAdapter.WORKSPACE, it.channel(), it.thread());
    return Screen.seen(it.id(), new Posting(place, it.id()), it.drawing(), zone);
  }

  @Override
  public Optional<SeenForm> form() {
    return Optional.ofNullable(dialog).map(it -> it.seen(zone));
  }
}
