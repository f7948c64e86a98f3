package dev.deskbell.discord;

import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Content;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

/**
 * Channels in which every message is a post of its own. Of the tags that the forum's owner made,
 * those stand on a post that name its card's state and priority; what people tag it with stays.
 */
final class Forums {

  /** Of a post; Discord takes no more. */
  private static final int MOST_TAGS = 5;

  private static final int A_WEEK = 10_080;

  /** The facts that are tags too, by the labels that all cards have for them. */
  private static final Set<String> TAGGED = Set.of("Status", "State", "Priority");

  private static final Pattern DRAWN = Pattern.compile("(?m)^\\*\\*(\\w+):\\*\\* (.+)$");

  private final Rest rest;
  private final Map<String, Boolean> known = new ConcurrentHashMap<>();

  Forums(Rest rest) {
    this.rest = rest;
  }

  boolean knows(String channel) {
    return known.containsKey(channel);
  }

  /** Discord refused a plain message there: it may be a forum. Throws when it does not tell. */
  boolean recognises(String channel) {
    var answer = rest.ask(Ask.get("channels/" + channel));
    var is = answer.isDone() && Set.of(15, 16).contains(answer.orThrow().getInt("type", 0));
    if (is) {
      known.put(channel, true);
    }
    return is;
  }

  /** A post with that title, not older than that: posting has no nonce. Throws if nobody knows. */
  Optional<String> find(Place forum, Content content, Instant since) {
    return rest
        .ask(Ask.get("guilds/" + forum.workspace() + "/threads/active"))
        .orThrow()
        .getArray("threads")
        .stream(DataArray::getObject)
        .filter(it -> forum.channel().equals(it.getString("parent_id", "")))
        .filter(it -> Drawn.title(content).equals(it.getString("name", "")))
        .map(it -> it.getString("id"))
        .filter(it -> Snowflake.moment(it).isAfter(since))
        .findFirst();
  }

  Outcome post(String forum, Content content, Drawn drawn) {
    var message = drawn.body();
    message.remove("nonce");
    message.remove("enforce_nonce");
    var wanted = values(content);
    var tags = wanted.isEmpty() ? List.<String>of() : named(forum, wanted);
    var post =
        DataObject.empty()
            .put("name", Drawn.title(content))
            .put("auto_archive_duration", A_WEEK)
            .put("applied_tags", DataArray.fromCollection(tags))
            .put("message", message);
    return rest.ask(Ask.post("channels/" + forum + "/threads", post).with(drawn.files()));
  }

  /** What a post's card shows as state and priority, before it is edited; none if unknown. */
  Set<String> shown(String path) {
    return rest.ask(Ask.get(path)) instanceof Outcome.Done message
        ? drawn(message.object()).collect(Collectors.toSet())
        : Set.of();
  }

  private static Stream<String> drawn(DataObject component) {
    var own =
        DRAWN
            .matcher(component.getString("content", ""))
            .results()
            .filter(it -> TAGGED.contains(it.group(1)))
            .map(it -> name(it.group(2).replaceAll("\\\\(\\p{Punct})", "$1").replace("*", "")));
    var below =
        component.optArray("components").orElseGet(DataArray::empty).stream(DataArray::getObject)
            .flatMap(Forums::drawn);
    return Stream.concat(own, below);
  }

  /** After the first message of a post has changed: its title and its own tags follow. */
  void follow(Posting post, Content content, Set<String> before) {
    if (post.place().thread() == null && content instanceof Card) {
      var change = DataObject.empty().put("name", Drawn.title(content));
      var wanted = values(content);
      if (!wanted.equals(before)) {
        retagged(post, before, wanted).ifPresent(it -> change.put("applied_tags", it));
      }
      rest.ask(Ask.patch("channels/" + post.message(), change));
    }
  }

  /** What people tagged it with first: of too many, it is the desk's that give way. */
  private Optional<DataArray> retagged(Posting post, Set<String> before, Set<String> wanted) {
    if (!(rest.ask(Ask.get("channels/" + post.message())) instanceof Outcome.Done now)) {
      return Optional.empty();
    }
    var forum = post.place().channel();
    var tags = new LinkedHashSet<String>();
    now.object().optArray("applied_tags").orElseGet(DataArray::empty).stream(DataArray::getString)
        .forEach(tags::add);
    var own = available(forum);
    own.stream()
        .filter(it -> before.contains(name(it.getString("name", ""))))
        .forEach(it -> tags.remove(it.getString("id")));
    own.stream()
        .filter(it -> wanted.contains(name(it.getString("name", ""))))
        .forEach(it -> tags.add(it.getString("id")));
    return Optional.of(DataArray.fromCollection(tags.stream().limit(MOST_TAGS).toList()));
  }

  private List<String> named(String forum, Set<String> wanted) {
    return available(forum).stream()
        .filter(it -> wanted.contains(name(it.getString("name", ""))))
        .limit(MOST_TAGS)
        .map(it -> it.getString("id"))
        .toList();
  }

  private List<DataObject> available(String forum) {
    return rest.ask(Ask.get("channels/" + forum)) instanceof Outcome.Done channel
        ? channel.object().optArray("available_tags").orElseGet(DataArray::empty).stream(
                DataArray::getObject)
            .toList()
        : List.of();
  }

  private static Set<String> values(Content content) {
    return content instanceof Card card
        ? card.blocks().stream()
            .flatMap(Forums::rows)
            .filter(it -> TAGGED.contains(it.label()))
            .map(it -> name(it.value().plain()))
            .filter(it -> !it.isEmpty())
            .collect(Collectors.toSet())
        : Set.of();
  }

  private static Stream<Block.Facts.Row> rows(Block block) {
    return block instanceof Block.Facts(List<Block.Facts.Row> rows) ? rows.stream() : Stream.of();
  }

  private static String name(String words) {
    return words.strip().toLowerCase(Locale.ROOT);
  }
}
