package dev.deskbell.slack.fake;

import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.testing.contract.Seen;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What stands on one person's screen. */
final class Eyes {
  private final Team team;
  private final Person person;

  Eyes(Team team, Person person) {
    this.team = team;
    this.person = person;
  }

  private Screen screen() {
    return new Screen(team, person.zone());
  }

  Posting posting(Channel channel, ObjectNode message) {
    var thread = Channel.isTop(message) ? null : Json.text(message, "thread_ts");
    var place = new Place(SlackPlayer.PLATFORM, team.id, channel.id, thread);
    return new Posting(place, Json.text(message, "ts"));
  }

  List<Seen> sees(Place at) {
    synchronized (team) {
      var channel = team.channels.get(at.channel());
      return channel == null || channel.deleted || !channel.members.contains(person.id())
          ? List.of()
          : channel.standing(at.thread()).map(it -> seen(channel, it)).toList();
    }
  }

  private Seen seen(Channel channel, ObjectNode message) {
    var posting = posting(channel, message);
    return screen().shows(channel.id + "/" + posting.message(), posting, message);
  }

  List<Seen> whispers() {
    synchronized (team) {
      return team.ephemerals.stream()
          .filter(it -> it.user().equals(person.id()))
          .map(it -> screen().shows(it.id(), null, it.body()))
          .toList();
    }
  }

  List<Seen> letters() {
    synchronized (team) {
      var direct = team.direct(person.id());
      return direct
          .standing(null)
          .filter(it -> it.has("bot_id"))
          .map(it -> seen(direct, it))
          .toList();
    }
  }

  List<Seen> notifications() {
    synchronized (team) {
      return team.notices.of(person.id()).stream()
          .map(it -> seen(Objects.requireNonNull(where(it)), it))
          .toList();
    }
  }

  private @Nullable Channel where(ObjectNode message) {
    return team.channels.values().stream()
        .filter(it -> it.messages.containsValue(message))
        .findFirst()
        .orElse(null);
  }

  /** The app's own page, as it was published for this person last. */
  Optional<Seen> home() {
    synchronized (team) {
      return Optional.ofNullable(team.homes.get(person.id())).map(it -> screen().shows(it));
    }
  }

  Team.Ephemeral ephemeral(String id) {
    return team.ephemerals.stream()
        .filter(it -> it.id().equals(id) && it.user().equals(person.id()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("that whisper is gone"));
  }

  /** As Slack keeps it. */
  ObjectNode shown(Seen on) {
    synchronized (team) {
      var posting = on.posting();
      return posting == null
          ? ephemeral(on.handle()).body()
          : team.channel(posting.place().channel()).message(posting.message());
    }
  }
}
