package dev.deskbell.status;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The feed: an entry for each thing that was said, so that readers tell each. */
final class AtomFeed {
  private static final int MOST = 50;

  private AtomFeed() {}

  private record Entry(Notice notice, Notice.Update update) {}

  static Documents.Document of(Board board, UUID feed, URI base, Instant modified) {
    var entries =
        Stream.of(board.troubles(), board.planned(), board.past())
            .flatMap(List::stream)
            .flatMap(notice -> notice.updates().stream().map(it -> new Entry(notice, it)))
            .sorted(
                Comparator.comparing((Entry it) -> it.update().at())
                    .thenComparingInt(it -> it.update().seq())
                    .reversed())
            .limit(MOST)
            .map(it -> entry(board, it, base))
            .collect(Collectors.joining());
    var words =
        """
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom">
          <id>urn:uuid:%s</id>
          <title>%s status</title>
          <updated>%s</updated>
          <author><name>%s</name></author>
          <link rel="self" type="application/atom+xml" href="%s"/>
          <link rel="alternate" type="text/html" href="%s"/>
        %s</feed>
        """
            .formatted(
                feed,
                Escape.of(board.title()),
                board.changedAt(),
                Escape.of(board.title()),
                Escape.of(address(base, "status/feed.atom", "feed.atom")),
                Escape.of(address(base, "status", "../status")),
                entries);
    return Documents.Document.of(
        "application/atom+xml; charset=utf-8", "default-src 'none'", words, modified);
  }

  private static String entry(Board board, Entry it, URI base) {
    var affected = String.join(", ", board.affected(it.notice()));
    return """
      <entry>
        <id>urn:uuid:%s</id>
        <title>%s: %s</title>
        <published>%s</published>
        <updated>%s</updated>
        <link rel="alternate" type="text/html" href="%s"/>
        <content type="text">%s</content>
      </entry>
    """
        .formatted(
            id(it),
            it.update().state().words(),
            Escape.of(it.notice().title()),
            it.update().at(),
            it.update().at(),
            Escape.of(address(base, "status", "../status") + "#" + HtmlPage.anchor(it.notice())),
            Escape.of(
                it.update().words() + (affected.isEmpty() ? "" : "\n\nAffected: " + affected)));
  }

  /** The same whichever instance draws it. */
  private static UUID id(Entry it) {
    return UUID.nameUUIDFromBytes((it.notice().code() + "/" + it.update().seq()).getBytes(UTF_8));
  }

  private static String address(URI base, String path, String relative) {
    return base.toString().isEmpty() ? relative : base.resolve(path).toString();
  }
}
