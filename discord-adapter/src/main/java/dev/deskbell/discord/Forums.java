package dev.deskbell.discord;

import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Content;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

/**
 * Channels in which every message is a post of its own. Of the tags that the forum's owner made,
 * those stand on a post whose names its card's facts have as values: states, priorities.
 */
final class Forums {

  /** Of a post; Discord takes no more. */
  private static final int MOST_TAGS = 5;

  private static final int A_WEEK = 10_080;

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
    var post =
        DataObject.empty()
            .put("name", Drawn.title(content))
            .put("auto_archive_duration", A_WEEK)
            .put("applied_tags", tags(forum, content))
            .put("message", message);
    return rest.ask(Ask.post("channels/" + forum + "/threads", post).with(drawn.files()));
  }

  /** After the first message of a post has changed: its tags and title follow. */
  void follow(Posting post, Content content) {
    var forum = post.place().channel();
    if (post.place().thread() == null && content instanceof Card) {
      rest.ask(
          Ask.patch(
              "channels/" + post.message(),
              DataObject.empty()
                  .put("name", Drawn.title(content))
                  .put("applied_tags", tags(forum, content))));
    }
  }

  private DataArray tags(String forum, Content content) {
    var wanted = values(content);
    if (wanted.isEmpty()
        || !(rest.ask(Ask.get("channels/" + forum)) instanceof Outcome.Done channel)) {
      return DataArray.empty();
    }
    var fitting = new ArrayList<String>();
    channel.object().optArray("available_tags").orElseGet(DataArray::empty).stream(
            DataArray::getObject)
        .filter(it -> wanted.contains(it.getString("name", "").toLowerCase(Locale.ROOT)))
        .limit(MOST_TAGS)
        .forEach(it -> fitting.add(it.getString("id")));
    return DataArray.fromCollection(fitting);
  }

  private static Set<String> values(Content content) {
    return content instanceof Card card
        ? card.blocks().stream()
            .flatMap(Forums::rows)
            .map(Text::plain)
            .map(it -> it.strip().toLowerCase(Locale.ROOT))
            .filter(it -> !it.isEmpty())
            .collect(Collectors.toSet())
        : Set.of();
  }

  private static Stream<Text> rows(Block block) {
    return block instanceof Block.Facts(List<Block.Facts.Row> rows)
        ? rows.stream().map(Block.Facts.Row::value)
        : Stream.empty();
  }
}
