package dev.deskbell.discord.fake;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What posts of a forum can be marked with. */
final class Tags {
  private Tags() {}

  static JsonNode made(Snowflakes ids, String... names) {
    return Json.array(
        Stream.of(names)
            .map(it ->
                Json.object(
                    "id",
                    ids.next(),
                    "name",
                    it,
                    "moderated",
                    false,
                    "emoji_id",
                    null,
                    "emoji_name",
                    null))
            .toList());
  }

  static List<String> of(Channel post) {
    return MessageRules.stream(post.deciding().availableTags)
        .filter(it -> post.appliedTags.contains(Json.text(it, "id")))
        .map(it -> Json.text(it, "name"))
        .toList();
  }

  static void add(Channel post, String name) {
    MessageRules.stream(post.deciding().availableTags)
        .filter(it -> Json.text(it, "name").equals(name))
        .forEach(it -> post.appliedTags.add(Json.text(it, "id")));
  }
}
